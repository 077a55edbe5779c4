package io.waymark.partners.rewards;

import static io.waymark.partners.rewards.RewardTerms.broken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks one condition of a reward (A6): what is looked at, how, and what it is compared with. */
final class Condition {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_LABEL = 250;
  private static final int MOST_VALUES = 250;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> LISTS = Set.of("in", "not_in");
  private static final Set<String> COMPARISONS =
      Set.of("greater_than", "greater_than_or_equal", "less_than", "less_than_or_equal");

  private Condition() {}

  /** What kinds of things conditions look at, with the operators that make sense for each. */
  private enum Kind {
    TEXT("equals_to not_equals starts_with ends_with in not_in"),
    CHOICE("equals_to not_equals in not_in"),
    NUMBER("equals_to not_equals greater_than greater_than_or_equal less_than less_than_or_equal"),
    DATE("greater_than greater_than_or_equal less_than less_than_or_equal"),
    METADATA(
        "equals_to not_equals starts_with ends_with contains not_contains greater_than"
            + " greater_than_or_equal less_than less_than_or_equal");

    private final ImmutableSet<String> operators;

    Kind(String operators) {
      this.operators = ImmutableSet.copyOf(operators.split(" ", -1));
    }
  }

  /** What conditions can look at, and for which events. */
  private enum Subject {
    CUSTOMER_COUNTRY("customer", "country", Kind.CHOICE, "click lead sale"),
    CUSTOMER_SOURCE("customer", "source", Kind.CHOICE, "lead sale"),
    CUSTOMER_MONTHS("customer", "subscriptionDurationMonths", Kind.NUMBER, "sale"),
    CUSTOMER_SINCE("customer", "subscriptionStartDate", Kind.DATE, "sale"),
    CUSTOMER_SIGNUP("customer", "signupDate", Kind.DATE, "sale"),
    PARTNER_COUNTRY("partner", "country", Kind.CHOICE, "lead sale"),
    PARTNER_CLICKS("partner", "totalClicks", Kind.NUMBER, "lead sale"),
    PARTNER_LEADS("partner", "totalLeads", Kind.NUMBER, "lead sale"),
    PARTNER_CONVERSIONS("partner", "totalConversions", Kind.NUMBER, "lead sale"),
    PARTNER_SALE_AMOUNT("partner", "totalSaleAmount", Kind.NUMBER, "lead sale"),
    PARTNER_COMMISSIONS("partner", "totalCommissions", Kind.NUMBER, "lead sale"),
    SALE_PRODUCT("sale", "productId", Kind.TEXT, "sale"),
    SALE_AMOUNT("sale", "amount", Kind.NUMBER, "sale"),
    SALE_TYPE("sale", "type", Kind.CHOICE, "sale"),
    SALE_METADATA("sale", "metadata", Kind.METADATA, "sale"),
    LEAD_METADATA("lead", "metadata", Kind.METADATA, "lead");

    private final String entity;
    private final String attribute;
    private final Kind kind;
    private final ImmutableSet<String> events;

    Subject(String entity, String attribute, Kind kind, String events) {
      this.entity = entity;
      this.attribute = attribute;
      this.kind = kind;
      this.events = ImmutableSet.copyOf(events.split(" ", -1));
    }

    static @Nullable Subject of(String entity, String attribute) {
      return Arrays.stream(values())
          .filter(it -> it.entity.equals(entity) && it.attribute.equals(attribute))
          .findFirst()
          .orElse(null);
    }

    /** Whether the text is one that the thing can be. */
    boolean canBe(String event, String text) {
      return switch (this) {
        case CUSTOMER_COUNTRY, PARTNER_COUNTRY -> COUNTRY.matcher(text).matches();
        case CUSTOMER_SOURCE ->
            text.equals("tracked")
                || text.equals("submitted")
                || (text.equals("trial") && event.equals("lead"));
        case SALE_TYPE -> text.equals("new") || text.equals("recurring");
        default -> true;
      };
    }
  }

  /**
   * The condition as it is kept.
   *
   * @throws io.waymark.platform.schema.InvalidInput 422 with the first thing that cannot be
   */
  static ObjectNode checked(String event, String path, JsonNode given) {
    var entity = given.path("entity").asText();
    var attribute = given.path("attribute").asText();
    var subject = Subject.of(entity, attribute);
    if (subject == null) {
      throw broken(path + ".attribute", "There is no such entity with such an attribute.");
    }
    if (!subject.events.contains(event)) {
      throw broken(path + ".attribute", "A reward for this event cannot look at that.");
    }
    var operator = given.path("operator").asText();
    if (!subject.kind.operators.contains(operator)) {
      throw broken(path + ".operator", "What is looked at cannot be compared like that.");
    }
    var value = given.path("value");
    checkValue(event, subject, operator, path + ".value", value);
    var kept =
        JsonNodeFactory.instance
            .objectNode()
            .put("entity", entity)
            .put("attribute", attribute)
            .put("operator", operator);
    kept.set("value", value);
    var label = Modifiers.text(path + ".label", given.get("label"), LONGEST_LABEL);
    if (label != null) {
      kept.put("label", label);
    }
    metadataField(subject, path + ".metadataField", given.get("metadataField"), kept);
    return kept;
  }

  private static void metadataField(
      Subject subject, String path, @Nullable JsonNode given, ObjectNode kept) {
    var name = Modifiers.text(path, given, LONGEST_TEXT);
    if (subject.kind != Kind.METADATA) {
      if (name != null) {
        throw broken(path, "Only metadata has fields.");
      }
      return;
    }
    if (name == null || name.isBlank()) {
      throw broken(path, "Expected the name of a field of the metadata.");
    }
    kept.put("metadataField", name.strip());
  }

  private static void checkValue(
      String event, Subject subject, String operator, String path, JsonNode value) {
    if (LISTS.contains(operator)) {
      if (!value.isArray() || value.isEmpty() || value.size() > MOST_VALUES) {
        throw broken(path, "Expected a list of 1 to %d texts.".formatted(MOST_VALUES));
      }
      value.forEach(each -> checkText(event, subject, path, each));
      return;
    }
    switch (subject.kind) {
      case TEXT, CHOICE -> checkText(event, subject, path, value);
      case NUMBER, DATE -> {
        if (!finite(value)) {
          throw broken(path, "Expected a number.");
        }
      }
      case METADATA -> checkMetadata(event, subject, operator, path, value);
    }
  }

  private static void checkMetadata(
      String event, Subject subject, String operator, String path, JsonNode value) {
    if (finite(value)) {
      return;
    }
    checkText(event, subject, path, value);
    if (COMPARISONS.contains(operator) && !numeric(value.textValue())) {
      throw broken(path, "Expected a number.");
    }
  }

  private static void checkText(String event, Subject subject, String path, JsonNode value) {
    var text = Modifiers.text(path, value, LONGEST_TEXT);
    if (text == null || text.isEmpty()) {
      throw broken(path, "Expected a text.");
    }
    if (!subject.canBe(event, text)) {
      throw broken(path, "That can never be so.");
    }
  }

  private static boolean finite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private static boolean numeric(String text) {
    try {
      return Double.isFinite(new BigDecimal(text.strip()).doubleValue());
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
