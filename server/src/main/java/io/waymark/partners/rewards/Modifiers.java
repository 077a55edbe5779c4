package io.waymark.partners.rewards;

import static io.waymark.partners.rewards.RewardTerms.broken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Checks the condition groups of a reward before they are kept (A6): who evaluates them need not
 * wonder what is in them.
 */
final class Modifiers {
  private static final int MOST_GROUPS = 50;
  private static final int MOST_CONDITIONS = 50;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_DURATION = 600;
  private static final long MOST_CENTS = 99_999_999;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private Modifiers() {}

  /**
   * The groups as they are kept: with what they are said to have and nothing else, their operator
   * filled in. Null for an empty list.
   *
   * @param event what the reward is for
   * @throws io.waymark.platform.schema.InvalidInput 422 with the first thing that cannot be
   */
  static @Nullable ArrayNode checked(String event, JsonNode given) {
    if (given.isNull() || (given.isArray() && given.isEmpty())) {
      return null;
    }
    if (!given.isArray()) {
      throw broken("modifiers", "Expected a list of condition groups.");
    }
    if (event.equals("referral")) {
      throw broken("modifiers", "A referral reward has no conditions.");
    }
    if (given.size() > MOST_GROUPS) {
      throw broken("modifiers", "Expected at most %d groups.".formatted(MOST_GROUPS));
    }
    var kept = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < given.size(); i++) {
      kept.add(group(event, "modifiers." + i, given.get(i)));
    }
    return kept;
  }

  private static ObjectNode group(String event, String path, JsonNode given) {
    if (!given.isObject()) {
      throw broken(path, "Expected a condition group.");
    }
    var kept = JsonNodeFactory.instance.objectNode();
    var id = text(path + ".id", given.get("id"), LONGEST_ID);
    if (id != null) {
      kept.put("id", id);
    }
    var operator = given.path("operator").isMissingNode() ? "AND" : given.get("operator").asText();
    if (!operator.equals("AND") && !operator.equals("OR")) {
      throw broken(path + ".operator", "Expected AND or OR.");
    }
    kept.put("operator", operator);
    var conditions = given.path("conditions");
    if (!conditions.isArray() || conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
      throw broken(path + ".conditions", "Expected 1 to %d conditions.".formatted(MOST_CONDITIONS));
    }
    var all = kept.putArray("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      all.add(Condition.checked(event, path + ".conditions." + i, conditions.get(i)));
    }
    pay(event, path, given, kept);
    return kept;
  }

  private static void pay(String event, String path, JsonNode given, ObjectNode kept) {
    var type = given.path("type").asText();
    switch (type) {
      case "flat" -> {
        refuse(path + ".amountInPercentage", given.get("amountInPercentage"));
        kept.put("type", type).put("amountInCents", cents(path, given.path("amountInCents")));
      }
      case "percentage" -> {
        if (!event.equals("sale")) {
          throw broken(path + ".type", "Clicks and leads are paid for by flat rewards only.");
        }
        refuse(path + ".amountInCents", given.get("amountInCents"));
        kept.put("type", type)
            .put("amountInPercentage", percentage(path, given.path("amountInPercentage")));
      }
      default -> throw broken(path + ".type", "Expected flat or percentage.");
    }
    if (given.has("maxDuration") && event.equals("sale")) {
      kept.set("maxDuration", duration(path + ".maxDuration", given.get("maxDuration")));
    }
  }

  private static void refuse(String path, @Nullable JsonNode other) {
    if (other != null && !other.isNull()) {
      throw broken(path, "A group of the other type has no such amount.");
    }
  }

  private static long cents(String path, JsonNode given) {
    if (!whole(given) || given.longValue() < 0 || given.longValue() > MOST_CENTS) {
      throw broken(
          path + ".amountInCents", "Expected an integer from 0 to %d.".formatted(MOST_CENTS));
    }
    return given.longValue();
  }

  private static BigDecimal percentage(String path, JsonNode given) {
    var field = path + ".amountInPercentage";
    if (!given.isNumber()
        || !Double.isFinite(given.doubleValue())
        || given.decimalValue().signum() < 0
        || given.decimalValue().compareTo(ALL) > 0) {
      throw broken(field, "Expected a number from 0 to 100.");
    }
    RewardTerms.checkDecimals(field, given.decimalValue());
    return given.decimalValue();
  }

  private static JsonNode duration(String path, JsonNode given) {
    if (given.isNull()
        || (whole(given) && given.longValue() >= 0 && given.longValue() <= LONGEST_DURATION)) {
      return given;
    }
    throw broken(path, "Expected an integer from 0 to %d, or null.".formatted(LONGEST_DURATION));
  }

  private static boolean whole(JsonNode given) {
    return given.isIntegralNumber() && given.canConvertToLong();
  }

  /** A text that may be absent. */
  static @Nullable String text(String path, @Nullable JsonNode given, int longest) {
    if (given == null || given.isNull()) {
      return null;
    }
    var text = given.textValue();
    if (text == null || text.length() > longest || text.indexOf('\0') >= 0) {
      throw broken(path, "Expected a text of at most %d characters.".formatted(longest));
    }
    return text;
  }
}
