package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A selection as the condition of a {@code WHERE}. */
final class Conditions {

  private Conditions() {}

  static Sql of(Selection selection) {
    var all = new ArrayList<Sql>();
    all.add(
        sql(
            "workspace_id = ? AND timestamp >= ? AND timestamp < ?",
            selection.workspaceId(),
            ClickTable.timestamp(selection.from()),
            ClickTable.timestamp(selection.to())));
    all.add(traffic(selection.traffic()));
    all.add(links(selection.links()));
    selection.filters().forEach(filter -> all.add(filter(filter)));
    return Sql.allOf(all);
  }

  private static Sql traffic(Traffic traffic) {
    return switch (traffic) {
      case HUMAN -> sql("bot_reason IS NULL");
      case BOTS -> sql("bot_reason IS NOT NULL");
      case ALL -> Sql.TRUE;
    };
  }

  private static Sql links(LinkScope links) {
    return switch (links) {
      case LinkScope.All() -> Sql.TRUE;
      case LinkScope.Only(var ids) -> sql("link_id IN (SELECT unnest(?))", array(ids));
      case LinkScope.Except(var ids) -> sql("link_id NOT IN (SELECT unnest(?))", array(ids));
    };
  }

  private static Sql filter(Filter filter) {
    var values = filter.values();
    var matches =
        switch (filter.field()) {
          case CONTINENT -> oneOf("continent", values);
          case COUNTRY -> oneOf("country", values);
          case REGION ->
              Sql.anyOf(
                  List.of(oneOf("region", values), oneOf("(country || '-' || region)", values)));
          case CITY -> oneOf("city", values);
          case DEVICE -> oneOf("device", values);
          case BROWSER -> oneOf("browser", values);
          case OS -> oneOf("os", values);
          case TRIGGER -> oneOf("trigger", values);
          case REFERER -> oneOf("referer", values);
          case REFERER_URL -> oneOf("split_part(referer_url, '?', 1)", values);
          case URL -> oneOf("split_part(url, '?', 1)", values);
          case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT ->
              Sql.anyOf(
                  values.stream()
                      .map(value -> sql("contains(url, ?)", parameter(filter.field(), value)))
                      .toList());
        };
    return matches.negatedIf(filter.negated());
  }

  private static Sql oneOf(String expression, List<String> values) {
    return sql(expression + " = ANY(?)", (Object) values.toArray(String[]::new));
  }

  private static String parameter(FilterField field, String value) {
    var name =
        switch (field) {
          case UTM_SOURCE -> "utm_source";
          case UTM_MEDIUM -> "utm_medium";
          case UTM_CAMPAIGN -> "utm_campaign";
          case UTM_TERM -> "utm_term";
          case UTM_CONTENT -> "utm_content";
          default -> throw new IllegalArgumentException(field + " is not a parameter");
        };
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Object array(Set<String> ids) {
    return ids.toArray(String[]::new);
  }
}
