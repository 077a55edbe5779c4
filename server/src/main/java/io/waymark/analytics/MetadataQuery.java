package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.events.MetadataCondition;
import io.waymark.events.MetadataCondition.Comparison;
import io.waymark.platform.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on metadata as people write them (B4.7): {@code metadata.plan = pro AND
 * metadata['seats'] >= 5}. All of them must hold, whatever stands between them; what cannot be
 * understood is passed over.
 */
final class MetadataQuery {
  private static final Pattern BETWEEN = Pattern.compile("\\s+(?:AND|and|OR|or)\\s+");
  private static final Pattern CONDITION =
      Pattern.compile("([^:><=!]*+)([:><=!]++)(.*)", Pattern.DOTALL);
  private static final Pattern BRACKETS = Pattern.compile("\\[\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*]");
  private static final Pattern OPERAND =
      Pattern.compile("metadata\\.([A-Za-z0-9_]+)(?:\\.[A-Za-z0-9_.]*)?");
  private static final Pattern DANGEROUS = Pattern.compile("[;\\\\]|--|/\\*|\\*/");

  private MetadataQuery() {}

  /** The parameter that such a query comes in. */
  static Field<?> parameter() {
    return field("query", text().max(10_000))
        .described("Conditions on metadata: `metadata.plan = pro AND metadata.seats > 5`.")
        .optional();
  }

  /** The conditions of a query; none if there is nothing in it that counts. */
  static List<MetadataCondition> parse(String query) {
    var conditions = new ArrayList<MetadataCondition>();
    for (var part : BETWEEN.split(query.strip(), -1)) {
      var condition = condition(part);
      if (condition != null) {
        conditions.add(condition);
      }
    }
    return conditions;
  }

  private static @Nullable MetadataCondition condition(String part) {
    var split = CONDITION.matcher(part);
    if (!split.matches()) {
      return null;
    }
    var operand = OPERAND.matcher(BRACKETS.matcher(split.group(1).strip()).replaceAll(".$1$2"));
    var value = value(split.group(3));
    return !operand.matches() || value.isEmpty()
        ? null
        : new MetadataCondition(operand.group(1), comparison(split.group(2)), value);
  }

  private static Comparison comparison(String operator) {
    return switch (operator) {
      case "!=" -> Comparison.NOT_EQUAL;
      case ">" -> Comparison.ABOVE;
      case "<" -> Comparison.BELOW;
      case ">=" -> Comparison.AT_LEAST;
      case "<=" -> Comparison.AT_MOST;
      default -> Comparison.EQUAL;
    };
  }

  private static String value(String text) {
    var value = text.strip();
    var last = value.length() - 1;
    if (last > 0 && "'\"`".indexOf(value.charAt(0)) >= 0 && value.charAt(0) == value.charAt(last)) {
      value = value.substring(1, last);
    }
    return DANGEROUS.matcher(value).replaceAll("");
  }
}
