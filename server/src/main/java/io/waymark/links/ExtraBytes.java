package io.waymark.links;

import io.waymark.links.CachedLink.Extras;
import io.waymark.platform.memory.ByteReader;
import io.waymark.platform.memory.ByteWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What few links have, as bytes. */
final class ExtraBytes {
  private ExtraBytes() {}

  static void write(ByteWriter bytes, Extras extras) {
    instant(bytes, extras.expiresAt());
    bytes.textOrNull(extras.expiredUrl());
    bytes.textOrNull(extras.password());
    bytes.textOrNull(extras.ios());
    bytes.textOrNull(extras.android());
    bytes.number(extras.geo().size());
    extras.geo().forEach((country, url) -> bytes.text(country).text(url));
    preview(bytes, extras.preview());
    bytes.number(extras.variants().size());
    for (var variant : extras.variants()) {
      bytes.text(variant.url()).wide(Double.doubleToRawLongBits(variant.percentage()));
    }
    instant(bytes, extras.testEnds());
  }

  static Extras read(ByteReader bytes) {
    return new Extras(
        instant(bytes),
        bytes.textOrNull(),
        bytes.textOrNull(),
        bytes.textOrNull(),
        bytes.textOrNull(),
        geo(bytes),
        preview(bytes),
        variants(bytes),
        instant(bytes));
  }

  private static void instant(ByteWriter bytes, @Nullable Instant instant) {
    bytes.number(instant == null ? 0 : 1);
    if (instant != null) {
      bytes.wide(instant.getEpochSecond()).number(instant.getNano());
    }
  }

  private static @Nullable Instant instant(ByteReader bytes) {
    return bytes.number() == 0 ? null : Instant.ofEpochSecond(bytes.wide(), bytes.number());
  }

  private static Map<String, String> geo(ByteReader bytes) {
    var geo = new HashMap<String, String>();
    for (var left = bytes.number(); left > 0; left--) {
      geo.put(bytes.text(), bytes.text());
    }
    return Map.copyOf(geo);
  }

  private static void preview(ByteWriter bytes, Link.@Nullable Preview preview) {
    bytes.number(preview == null ? 0 : preview.proxy() ? 2 : 1);
    if (preview != null) {
      bytes
          .textOrNull(preview.title())
          .textOrNull(preview.description())
          .textOrNull(preview.image())
          .textOrNull(preview.video());
    }
  }

  private static Link.@Nullable Preview preview(ByteReader bytes) {
    var kind = bytes.number();
    return kind == 0
        ? null
        : new Link.Preview(
            kind == 2,
            bytes.textOrNull(),
            bytes.textOrNull(),
            bytes.textOrNull(),
            bytes.textOrNull());
  }

  private static List<Link.TestVariant> variants(ByteReader bytes) {
    var variants = new ArrayList<Link.TestVariant>();
    for (var left = bytes.number(); left > 0; left--) {
      variants.add(new Link.TestVariant(bytes.text(), Double.longBitsToDouble(bytes.wide())));
    }
    return List.copyOf(variants);
  }
}
