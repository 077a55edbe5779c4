package io.waymark.analytics;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Time zones as requests name them. */
public final class TimeZones {
  private static final Map<String, ZoneId> BY_NAME =
      ZoneId.getAvailableZoneIds().stream()
          .collect(Collectors.toUnmodifiableMap(TimeZones::folded, ZoneId::of));

  private static final ZoneId UTC = ZoneId.of("UTC");

  private TimeZones() {}

  /** The zone of that IANA name, in any case of letters; UTC if there is none (B2). */
  public static ZoneId orUtc(String name) {
    return BY_NAME.getOrDefault(folded(name), UTC);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
