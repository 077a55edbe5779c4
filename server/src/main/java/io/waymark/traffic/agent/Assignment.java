package io.waymark.traffic.agent;

import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * One part of a rule's meaning, such as {@code name=$1 Browser} or {@code version=$2|dots}.
 *
 * @param group the group whose text goes between {@code before} and {@code after}; 0 if the value
 *     is constant
 */
record Assignment(Field field, String before, int group, String after, @Nullable Filter filter) {

  static Assignment parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("not an assignment: " + text);
    }
    var field = Field.valueOf(text.substring(0, equals).toUpperCase(Locale.ROOT));
    var value = text.substring(equals + 1);
    int bar = value.indexOf('|');
    var filter = bar < 0 ? null : Filter.valueOf(value.substring(bar + 1).toUpperCase(Locale.ROOT));
    var template = bar < 0 ? value : value.substring(0, bar);
    int dollar = template.indexOf('$');
    return dollar < 0
        ? new Assignment(field, template, 0, "", filter)
        : new Assignment(
            field,
            template.substring(0, dollar),
            template.charAt(dollar + 1) - '0',
            template.substring(dollar + 2),
            filter);
  }

  /**
   * The value for a match, or null if the group it needs is missing or empty. Patterns that share a
   * meaning need not all have the group.
   */
  @Nullable String value(MatchResult match) {
    if (group == 0) {
      return before;
    }
    var text = group <= match.groupCount() ? match.group(group) : null;
    if (text == null || text.isEmpty()) {
      return null;
    }
    var changed = filter == null ? text : filter.apply(text);
    return changed == null ? null : before + changed + after;
  }
}
