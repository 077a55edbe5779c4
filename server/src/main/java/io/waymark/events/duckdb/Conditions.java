package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.EventKind;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.LinkScope;
import io.waymark.events.MetadataCondition;
import io.waymark.events.SaleType;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A selection as the condition of a {@code WHERE}. */
final class Conditions {

  private static final String TEXT_MEMBER =
      """
      CASE json_type(nullif(metadata, ''), ?)
        WHEN 'VARCHAR' THEN json_extract_string(metadata, ?) ELSE '' END""";

  private Conditions() {}

  /**
   * The condition on one table.
   *
   * @param kind which events are in it
   */
  static Sql of(Selection selection, EventKind kind) {
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
    conversions(selection, kind, all);
    return Sql.allOf(all);
  }

  private static void conversions(Selection selection, EventKind kind, List<Sql> all) {
    var filter = selection.conversions();
    var customer = filter.customerId();
    if (customer != null) {
      all.add(
          kind == EventKind.CLICKS
              ? sql(
                  """
                  click_id IN (
                    SELECT click_id FROM leads WHERE workspace_id = ? AND customer_id = ?)
                  """,
                  selection.workspaceId(),
                  customer)
              : sql("customer_id = ?", customer));
    }
    if (kind != EventKind.CLICKS) {
      filter.metadata().forEach(condition -> all.add(metadata(condition)));
    }
    if (kind == EventKind.SALES && filter.saleType() != null) {
      all.add(first(selection.workspaceId()).negatedIf(filter.saleType() == SaleType.RECURRING));
    }
  }

  /** Whether a sale is the first of its customer on its link. */
  private static Sql first(String workspaceId) {
    return sql(
        """
        (link_id, customer_id, timestamp) IN (
          SELECT (link_id, customer_id, min(timestamp)) FROM sales
          WHERE workspace_id = ? GROUP BY link_id, customer_id)
        """,
        workspaceId);
  }

  /** Keys are of letters, digits and {@code _}, so they mean themselves in a JSON pointer. */
  private static Sql metadata(MetadataCondition condition) {
    var pointer = "/" + condition.key();
    return switch (condition.comparison()) {
      case EQUAL -> sql(TEXT_MEMBER + " = ?", pointer, pointer, condition.value());
      case NOT_EQUAL -> sql(TEXT_MEMBER + " <> ?", pointer, pointer, condition.value());
      case ABOVE -> number(">", pointer, condition.value());
      case BELOW -> number("<", pointer, condition.value());
      case AT_LEAST -> number(">=", pointer, condition.value());
      case AT_MOST -> number("<=", pointer, condition.value());
    };
  }

  private static Sql number(String operator, String pointer, String value) {
    return sql(
        "coalesce(TRY_CAST(json_extract_string(nullif(metadata, ''), ?) AS DOUBLE) "
            + operator
            + " TRY_CAST(? AS DOUBLE), false)",
        pointer,
        value);
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
      case LinkScope.Only(var ids) when ids.size() == 1 ->
          sql("link_id = ?", ids.iterator().next());
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
