package io.waymark.links;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with their values. The conditions are the code's own texts. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** The same conditions, to which others can be added. */
  Where copy() {
    var copy = new Where();
    copy.conditions.addAll(conditions);
    copy.values.putAll(values);
    return copy;
  }

  void and(String condition) {
    conditions.add(condition);
  }

  void and(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  void andIfGiven(String condition, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      and(condition, name, value);
    }
  }

  String sql() {
    return conditions.stream().collect(joining(" and "));
  }

  Map<String, Object> values() {
    return values;
  }
}
