package io.waymark.events.duckdb;

import io.waymark.events.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A dimension in SQL.
 *
 * @param expressions one per value of a group
 * @param named the expressions that must not be empty or {@code Unknown}
 */
record Grouping(List<String> expressions, List<String> named) {

  static Grouping of(Dimension dimension) {
    return switch (dimension) {
      case CONTINENT -> single("continent");
      case COUNTRY -> single("country");
      case REGION ->
          new Grouping(List.of("country", "country || '-' || region"), List.of("country"));
      case CITY ->
          new Grouping(List.of("country", "country || '-' || region", "city"), List.of("city"));
      case DEVICE -> single("device");
      case BROWSER -> single("browser");
      case OS -> single("os");
      case TRIGGER -> single("trigger");
      case REFERER -> single("referer");
      case REFERER_URL -> single("split_part(referer_url, '?', 1)");
      case LINK -> single("link_id");
      case URL -> single("url");
      case BASE_URL -> single("split_part(url, '?', 1)");
      case UTM_SOURCE -> parameter("utm_source");
      case UTM_MEDIUM -> parameter("utm_medium");
      case UTM_CAMPAIGN -> parameter("utm_campaign");
      case UTM_TERM -> parameter("utm_term");
      case UTM_CONTENT -> parameter("utm_content");
    };
  }

  private static Grouping single(String expression) {
    return new Grouping(List.of(expression), List.of(expression));
  }

  /** TRY, because visitors may send what does not decode to UTF-8; it is shown as it came then. */
  private static Grouping parameter(String name) {
    var raw = "regexp_extract(split_part(url, '#', 1), '[?&]" + name + "=([^&]*)', 1)";
    return single("coalesce(TRY(url_decode(replace(" + raw + ", '+', ' '))), " + raw + ")");
  }

  /** The expressions as columns {@code value1}, {@code value2}, … */
  String columns() {
    return IntStream.rangeClosed(1, expressions.size())
        .mapToObj(index -> expressions.get(index - 1) + " AS value" + index)
        .collect(Collectors.joining(", "));
  }

  /** The names of {@link #columns()}. */
  String names() {
    return IntStream.rangeClosed(1, expressions.size())
        .mapToObj(index -> "value" + index)
        .collect(Collectors.joining(", "));
  }

  String condition() {
    return named.stream()
        .map(expression -> expression + " NOT IN ('', 'Unknown')")
        .collect(Collectors.joining(" AND "));
  }
}
