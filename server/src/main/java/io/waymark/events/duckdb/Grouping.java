package io.waymark.events.duckdb;

import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A dimension in SQL. Clicks are added up by keys first, and the few sums that leaves by values, so
 * that what is costly to work out of a key is not worked out for every click.
 *
 * @param keys expressions over the columns of a click
 * @param values expressions over the keys, which are named key1, key2, …; one per value of a group
 * @param naming which value, from 1, must not be empty or {@code Unknown}
 */
record Grouping(List<String> keys, List<String> values, int naming) {

  /**
   * Of clicks, alone or together with leads and sales. Of destinations, those that {@link
   * TrackedUrls} reads one by one are one group.
   */
  static Grouping of(Dimension dimension) {
    return switch (dimension) {
      case CONTINENT -> by("continent");
      case COUNTRY -> by("country");
      case REGION ->
          new Grouping(List.of("country", "region"), List.of("key1", "key1 || '-' || key2"), 1);
      case CITY ->
          new Grouping(
              List.of("country", "region", "city"),
              List.of("key1", "key1 || '-' || key2", "key3"),
              3);
      case DEVICE -> by("device");
      case BROWSER -> by("browser");
      case OS -> by("os");
      case TRIGGER -> by("trigger");
      case REFERER -> by("referer");
      case REFERER_URL ->
          new Grouping(List.of("referer_url"), List.of("split_part(key1, '?', 1)"), 1);
      case LINK -> by("link_id");
      case URL -> by(TrackedUrls.KEY);
      case BASE_URL -> by("split_part(url, '?', 1)");
      case UTM_SOURCE -> byParameter("utm_source");
      case UTM_MEDIUM -> byParameter("utm_medium");
      case UTM_CAMPAIGN -> byParameter("utm_campaign");
      case UTM_TERM -> byParameter("utm_term");
      case UTM_CONTENT -> byParameter("utm_content");
    };
  }

  /** Of events of that kind: a click may have several leads and sales at its destination. */
  static Grouping of(Dimension dimension, EventKind kind) {
    return dimension == Dimension.URL && !TrackedUrls.areOneGroup(kind) ? by("url") : of(dimension);
  }

  /**
   * The same of so few clicks that planning takes longer than reading them: in expressions that are
   * planned faster and worked out slower.
   */
  static Grouping ofFew(Dimension dimension) {
    return switch (dimension) {
      case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT ->
          decoded(matched(dimension.name().toLowerCase(Locale.ROOT)));
      case REFERER_URL -> by("split_part(referer_url, '?', 1)");
      default -> of(dimension);
    };
  }

  private static Grouping by(String key) {
    return new Grouping(List.of(key), List.of("key1"), 1);
  }

  private static Grouping byParameter(String name) {
    return decoded(parameter(name));
  }

  /** TRY, because visitors may send what does not decode to UTF-8; it is shown as it came then. */
  private static Grouping decoded(String parameter) {
    return new Grouping(
        List.of(parameter), List.of("coalesce(TRY(url_decode(replace(key1, '+', ' '))), key1)"), 1);
  }

  /**
   * The first value of that name in the query. Cutting is several times as fast as matching, so the
   * pattern decides only where both ways to begin a parameter are found.
   */
  private static String parameter(String name) {
    return """
        CASE WHEN NOT contains(url, '%1$s=') THEN ''
          WHEN NOT contains(url, '?%1$s=')
            THEN split_part(split_part(split_part(url, '#', 1), '&%1$s=', 2), '&', 1)
          WHEN NOT contains(url, '&%1$s=') AND NOT contains(url, '#')
            THEN split_part(substr(url, instr(url, '?%1$s=') + %2$d), '&', 1)
          ELSE %3$s END"""
        .formatted(name, name.length() + 2, matched(name));
  }

  private static String matched(String name) {
    return "regexp_extract(split_part(url, '#', 1), '[?&]%s=([^&]*)', 1)".formatted(name);
  }

  String keyColumns() {
    return columns(keys, "key");
  }

  String keyNames() {
    return IntStream.rangeClosed(1, keys.size())
        .mapToObj(index -> "key" + index)
        .collect(Collectors.joining(", "));
  }

  String valueColumns() {
    return columns(values, "value");
  }

  String valueNames() {
    return IntStream.rangeClosed(1, values.size())
        .mapToObj(index -> "value" + index)
        .collect(Collectors.joining(", "));
  }

  /** Whether different keys always have different values. */
  boolean distinct() {
    return values.getFirst().equals("key1");
  }

  /** How long the texts of a row of values are. */
  String bytesOfValues() {
    return IntStream.rangeClosed(1, values.size())
        .mapToObj(index -> "strlen(value" + index + ")")
        .collect(Collectors.joining(" + "));
  }

  /** The values straight from a click. */
  String plainColumns() {
    return columns(values.stream().map(this::ofClick).toList(), "value");
  }

  String plainCondition() {
    return "(" + ofClick(values.get(naming - 1)) + ") NOT IN ('', 'Unknown')";
  }

  private String ofClick(String value) {
    var text = value;
    for (var key = 1; key <= keys.size(); key++) {
      text = text.replace("key" + key, keys.get(key - 1));
    }
    return text;
  }

  String condition() {
    return "value" + naming + " NOT IN ('', 'Unknown')";
  }

  private static String columns(List<String> expressions, String name) {
    return IntStream.rangeClosed(1, expressions.size())
        .mapToObj(index -> expressions.get(index - 1) + " AS " + name + index)
        .collect(Collectors.joining(", "));
  }
}
