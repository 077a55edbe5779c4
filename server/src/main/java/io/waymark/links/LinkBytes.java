package io.waymark.links;

import io.waymark.links.LinkCache.Address;
import io.waymark.links.LinkCache.Known;
import io.waymark.platform.memory.ByteReader;
import io.waymark.platform.memory.ByteWriter;
import io.waymark.platform.net.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of addresses, as the bytes that the cache keeps: about seventy for most links. What
 * the address tells is left out, and of the workspace, which many links share, only a number kept.
 */
final class LinkBytes {
  private static final byte[] NOTHING = {};
  private static final Known<CachedLink> NO_LINK = new Known<>(null);
  private static final String USUAL_SCHEME = "https://";

  private static final int TRACKS_CONVERSION = 1;
  private static final int PARTNER = 1 << 1;
  private static final int INDEXED = 1 << 2;
  private static final int REWRITES = 1 << 3;
  private static final int EXTRAS = 1 << 4;
  private static final int OTHER_KEY = 1 << 5;
  private static final int OTHER_SCHEME = 1 << 6;

  /** Few links are, so that flags of most fit into one byte. */
  private static final int DISABLED = 1 << 7;

  private final Numbering workspaces = new Numbering();

  /** The address as a key; no host has a slash. */
  static byte[] key(Address address) {
    return (address.domain() + "/" + address.foldedKey()).getBytes(StandardCharsets.UTF_8);
  }

  /** Tells keys of addresses on a domain. */
  static Predicate<byte[]> isOn(String domain) {
    var start = (domain + "/").getBytes(StandardCharsets.UTF_8);
    return key ->
        key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
  }

  /** What is known of an address; null if there is nothing. */
  byte[] of(Address address, @Nullable CachedLink link) {
    if (link == null) {
      return NOTHING;
    }
    if (!link.domain().equals(address.domain())) {
      throw new IllegalArgumentException("a link of another domain");
    }
    var extras = link.extras();
    var otherKey = !link.key().equals(address.foldedKey());
    var url = link.url();
    var otherScheme = !url.startsWith(USUAL_SCHEME);
    var bytes =
        new ByteWriter()
            .number(flags(link) | (otherKey ? OTHER_KEY : 0) | (otherScheme ? OTHER_SCHEME : 0));
    if (otherKey) {
      bytes.text(link.key());
    }
    IdBytes.write(bytes, link.id());
    workspaces.write(bytes, link.workspaceId());
    bytes.text(otherScheme ? url : url.substring(USUAL_SCHEME.length()));
    if (extras != null) {
      ExtraBytes.write(bytes, extras);
    }
    return bytes.toBytes();
  }

  private static int flags(CachedLink link) {
    return (link.trackConversion() ? TRACKS_CONVERSION : 0)
        | (link.partner() ? PARTNER : 0)
        | (link.doIndex() ? INDEXED : 0)
        | (link.rewrite() ? REWRITES : 0)
        | (link.disabled() ? DISABLED : 0)
        | (link.extras() != null ? EXTRAS : 0);
  }

  Known<CachedLink> read(Address address, byte[] written) {
    if (written.length == 0) {
      return NO_LINK;
    }
    var bytes = new ByteReader(written);
    var flags = bytes.number();
    var key = (flags & OTHER_KEY) != 0 ? bytes.text() : address.foldedKey();
    var id = IdBytes.read(bytes);
    var workspaceId = workspaces.read(bytes);
    var url = (flags & OTHER_SCHEME) != 0 ? bytes.text() : USUAL_SCHEME + bytes.text();
    return new Known<>(
        new CachedLink(
            id,
            address.domain(),
            key,
            workspaceId,
            url,
            url.isEmpty() ? null : WebUrl.parse(url),
            (flags & TRACKS_CONVERSION) != 0,
            (flags & PARTNER) != 0,
            (flags & INDEXED) != 0,
            (flags & REWRITES) != 0,
            (flags & DISABLED) != 0,
            (flags & EXTRAS) != 0 ? ExtraBytes.read(bytes) : null));
  }
}
