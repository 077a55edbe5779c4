package io.waymark.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as people read it: a table of a list, the names and values of an object. */
public final class Table {
  private static final int MOST_COLUMNS = 7;
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  /** What says most about a thing comes first. */
  private static final List<String> TELLING =
      List.of(
          "id",
          "slug",
          "name",
          "shortLink",
          "url",
          "email",
          "role",
          "event",
          "timestamp",
          "start",
          "clicks",
          "leads",
          "sales",
          "saleAmount",
          "color",
          "scopes",
          "verified",
          "disabledAt",
          "lastUsed",
          "createdAt");

  private final List<String> columns;
  private final int[] widths;

  private Table(List<String> columns, int[] widths) {
    this.columns = columns;
    this.widths = widths;
  }

  /**
   * A table as wide as these rows need.
   *
   * @param wanted its columns; empty for the most telling
   */
  public static Table of(List<JsonNode> rows, List<String> wanted) {
    var columns = wanted.isEmpty() ? telling(rows) : wanted;
    var widths = new int[columns.size()];
    for (var i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (var row : rows) {
        widths[i] = Math.max(widths[i], cell(row.path(columns.get(i))).length());
      }
    }
    return new Table(columns, widths);
  }

  private static List<String> telling(List<JsonNode> rows) {
    var said = new LinkedHashSet<String>();
    for (var row : rows) {
      for (var field : row.properties()) {
        if (field.getValue().isValueNode() && !field.getValue().isNull()) {
          said.add(field.getKey());
        }
      }
    }
    var names = new ArrayList<>(said);
    names.sort(
        Comparator.comparingInt(
            name -> TELLING.contains(name) ? TELLING.indexOf(name) : TELLING.size()));
    return names.subList(0, Math.min(MOST_COLUMNS, names.size()));
  }

  /** The names of the columns. */
  public String head() {
    return line(columns.stream().map(Visible::line).toList());
  }

  /** One row. */
  public String row(JsonNode row) {
    return line(columns.stream().map(column -> cell(row.path(column))).toList());
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (var i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(cells.get(i));
      if (i < cells.size() - 1) {
        line.repeat(' ', Math.max(0, widths[i] - cells.get(i).length()));
      }
    }
    return line.toString();
  }

  /** The names and values of an object, without what is null. */
  public static String record(JsonNode object) {
    var width = object.propertyStream().mapToInt(field -> field.getKey().length()).max().orElse(0);
    var text = new StringBuilder();
    for (var field : object.properties()) {
      if (!field.getValue().isNull()) {
        var name = Visible.line(field.getKey());
        text.append(name)
            .repeat(' ', Math.max(0, width - name.length()))
            .append(GAP)
            .append(value(field.getValue()))
            .append('\n');
      }
    }
    return text.toString();
  }

  /** One value on one line; a list of plain ones with commas. */
  public static String value(JsonNode value) {
    return Visible.line(
        value.isTextual()
            ? value.asText()
            : value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : value.toString());
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    var text = value(value);
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
