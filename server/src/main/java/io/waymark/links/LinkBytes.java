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
 * What is known of addresses, as the bytes that the cache keeps: a hundred or two for most links.
 */
final class LinkBytes {
  private static final byte[] NOTHING = {};
  private static final Known<CachedLink> NO_LINK = new Known<>(null);

  private static final int TRACKS_CONVERSION = 1;
  private static final int PARTNER = 1 << 1;
  private static final int INDEXED = 1 << 2;
  private static final int REWRITES = 1 << 3;
  private static final int DISABLED = 1 << 4;
  private static final int EXTRAS = 1 << 5;

  private LinkBytes() {}

  /** The address as a key; no host has a slash. */
  static byte[] of(Address address) {
    return (address.domain() + "/" + address.foldedKey()).getBytes(StandardCharsets.UTF_8);
  }

  /** Tells keys of addresses on a domain. */
  static Predicate<byte[]> isOn(String domain) {
    var start = (domain + "/").getBytes(StandardCharsets.UTF_8);
    return key ->
        key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
  }

  static byte[] of(@Nullable CachedLink link) {
    if (link == null) {
      return NOTHING;
    }
    var extras = link.extras();
    var bytes =
        new ByteWriter()
            .number(flags(link))
            .text(link.id())
            .text(link.domain())
            .text(link.key())
            .text(link.workspaceId())
            .text(link.url());
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

  static Known<CachedLink> read(byte[] written) {
    if (written.length == 0) {
      return NO_LINK;
    }
    var bytes = new ByteReader(written);
    var flags = bytes.number();
    var id = bytes.text();
    var domain = bytes.text();
    var key = bytes.text();
    var workspaceId = bytes.text();
    var url = bytes.text();
    return new Known<>(
        new CachedLink(
            id,
            domain,
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
