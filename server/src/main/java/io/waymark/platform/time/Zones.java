package io.waymark.platform.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Zones written after a time: {@code +02:00}, {@code GMT-5}, {@code (EST)}. */
final class Zones {
  private static final int FURTHEST = 14 * 60;

  private static final Pattern OFFSET =
      Pattern.compile(
          "\\s{0,5}(?:\\(?(?:GMT|UTC)\\s?)?([+-])(\\d{1,2})(?::?(\\d{2}))?\\)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile("\\s{0,5},?\\s{0,5}\\(?([A-Za-z]{2,4})\\)?(?!\\w)");

  /** Names that follow the clock changes of a place. */
  private static final Map<String, ZoneId> PLACES =
      Map.of(
          "ET", ZoneId.of("America/New_York"),
          "CT", ZoneId.of("America/Chicago"),
          "MT", ZoneId.of("America/Denver"),
          "PT", ZoneId.of("America/Los_Angeles"),
          "CET", ZoneId.of("Europe/Paris"));

  /** Names with one meaning, in minutes ahead of UTC. */
  private static final Map<String, Integer> FIXED = fixed();

  private Zones() {}

  /** The sighting with the numeric offset that follows it, if one does and none was given. */
  static Sighting withOffset(Sighting sighting, String text) {
    if (sighting.fields().offset() != null) {
      return sighting;
    }
    var matcher = OFFSET.matcher(text).region(sighting.end(), text.length());
    if (!matcher.lookingAt()) {
      return sighting;
    }
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    int offset = Integer.parseInt(matcher.group(2)) * 60 + minutes;
    if (offset > FURTHEST) {
      return sighting;
    }
    int signed = matcher.group(1).equals("-") ? -offset : offset;
    return sighting.with(sighting.fields().withOffset(signed), matcher.end());
  }

  /** The sighting in the zone whose abbreviation follows it, if one does and none was given. */
  static Sighting withName(Sighting sighting, String text) {
    var matcher = NAME.matcher(text).region(sighting.end(), text.length());
    Fields fields = sighting.fields();
    if (!matcher.lookingAt() || fields.offset() != null) {
      return sighting;
    }
    String name = matcher.group(1);
    boolean upperCase = name.equals(name.toUpperCase(Locale.ROOT));
    Integer offset = offset(name.toUpperCase(Locale.ROOT), fields.instant());
    // After a bare date a lower-case word is more likely a word.
    if (offset == null || (fields.isOnlyDate() && !upperCase)) {
      return sighting;
    }
    return sighting.with(fields.withOffset(offset), matcher.end());
  }

  private static @Nullable Integer offset(String name, @Nullable Instant local) {
    ZoneId place = PLACES.get(name);
    if (place == null || local == null) {
      return FIXED.get(name);
    }
    return place.getRules().getOffset(local).getTotalSeconds() / 60;
  }

  private static Map<String, Integer> fixed() {
    var zones = new HashMap<String, Integer>();
    String table =
        """
        UTC 0 GMT 0 WET 0 BST 60 WEST 60 WAT 60 CEST 120 EET 120 CAT 120 SAST 120 MEZ 60 MESZ 120
        EEST 180 MSK 180 EAT 180 IDT 180 MSD 240 GST 240 SAMT 240 AFT 270 PKT 300 UZT 300 YEKT 300
        IST 330 NPT 345 BTT 360 ALMT 360 MMT 390 ICT 420 WIB 420 NOVT 420 CXT 420 HKT 480 SGT 480
        PHT 480 MYT 480 AWST 480 WITA 480 KRAT 480 ULAT 480 JST 540 KST 540 WIT 540 AWDT 540 ACST 570
        AEST 600 PGT 600 VLAT 660 ACDT 630 AEDT 660 LHDT 660 SBT 660 NZST 720 FJT 720 NZDT 780 TKT 780
        CVT -60 AZOT -60 FNT -120 ADT -180 ART -180 BRT -180 CLST -180 GFT -180 UYT -180 WGT -180
        NDT -90 NST -150 AST -240 AMT -240 BOT -240 CLT -240 EDT -240 GYT -240 PYT -240
        CDT -300 COT -300 ECT -300 EST -300 PET -300 CST -360 MDT -360 GALT -360 EAST -360
        MST -420 PDT -420 AKDT -480 PST -480 AKST -540 HADT -540 HAST -600 CKT -600 TAHT -600
        MART -510 SST -660 NUT -660
        """;
    String[] words = table.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      zones.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return Map.copyOf(zones);
  }
}
