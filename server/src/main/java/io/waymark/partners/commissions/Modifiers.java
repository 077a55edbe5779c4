package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a reward and what is paid where they hold (A6): of several groups that hold, the
 * one with the highest amount wins, the first of equal ones. Conditions that do not make sense are
 * none at all.
 */
record Modifiers(List<Group> groups) {
  private static final Set<String> ENTITIES = Set.of("customer", "partner", "sale", "lead");
  private static final String METADATA = "metadata";

  /**
   * Something that has to be so.
   *
   * @param metadataField which of the metadata; null if it is about something else
   */
  private record Condition(
      String entity,
      String attribute,
      @Nullable String metadataField,
      Operator operator,
      JsonNode wanted) {

    boolean holds(JsonNode context) {
      var is = context.path(entity).path(attribute);
      return metadataField == null
          ? operator.holds(is, wanted)
          : operator.holdsOfMetadata(is.path(metadataField), wanted);
    }

    static @Nullable Condition of(JsonNode json) {
      var entity = json.path("entity").asText();
      var attribute = json.path("attribute").asText();
      var operator = Operator.of(json.path("operator").asText());
      var wanted = json.path("value");
      var field = attribute.equals(METADATA) ? json.path("metadataField").asText().strip() : null;
      var meant = wanted.isTextual() || wanted.isNumber() || wanted.isArray();
      return operator == null
              || !meant
              || !ENTITIES.contains(entity)
              || attribute.isEmpty()
              || (field != null && field.isEmpty())
          ? null
          : new Condition(entity, attribute, field, operator, wanted);
    }
  }

  /**
   * Conditions that belong together.
   *
   * @param all whether all of them have to hold, or one
   */
  private record Group(boolean all, List<Condition> conditions, JsonNode json) {

    boolean holds(JsonNode context) {
      return all
          ? conditions.stream().allMatch(one -> one.holds(context))
          : conditions.stream().anyMatch(one -> one.holds(context));
    }

    Terms terms(Terms base) {
      var type = json.hasNonNull("type") ? json.path("type").asText() : base.type();
      var duration =
          json.has("maxDuration")
              ? (json.path("maxDuration").isNull()
                  ? null
                  : (Integer) json.path("maxDuration").asInt())
              : base.maxDuration();
      return type.equals(Terms.FLAT)
          ? new Terms(json.path("amountInCents").asLong(), null, duration)
          : new Terms(null, decimal(json.path("amountInPercentage")), duration);
    }

    private static BigDecimal decimal(JsonNode number) {
      return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
    }

    static @Nullable Group of(JsonNode json) {
      var operator = json.path("operator").asText("AND");
      var list = json.path("conditions");
      var type = json.path("type");
      if (!list.isArray()
          || list.isEmpty()
          || !Set.of("AND", "OR").contains(operator)
          || !(type.isMissingNode()
              || Set.of(Terms.FLAT, Terms.PERCENTAGE).contains(type.asText()))) {
        return null;
      }
      var conditions = new ArrayList<Condition>();
      for (var one : list) {
        var condition = Condition.of(one);
        if (condition == null) {
          return null;
        }
        conditions.add(condition);
      }
      return new Group(operator.equals("AND"), List.copyOf(conditions), json);
    }
  }

  /** As a reward has them. */
  static Modifiers of(@Nullable JsonNode json) {
    if (json == null || !json.isArray()) {
      return new Modifiers(List.of());
    }
    var groups = new ArrayList<Group>();
    for (var one : json) {
      var group = Group.of(one);
      if (group == null) {
        return new Modifiers(List.of());
      }
      groups.add(group);
    }
    return new Modifiers(List.copyOf(groups));
  }

  /** Whether any of them ask for this. */
  boolean ask(String entity, String attribute) {
    return groups.stream()
        .flatMap(group -> group.conditions().stream())
        .anyMatch(one -> one.entity().equals(entity) && one.attribute().equals(attribute));
  }

  /**
   * What they make of a reward.
   *
   * @param context what is so: entities with their attributes; what is not known is not there, what
   *     is known to be nothing is null
   */
  Terms of(Terms base, JsonNode context) {
    @Nullable Terms best = null;
    for (var group : groups) {
      var terms = group.holds(context) ? group.terms(base) : null;
      if (terms != null && (best == null || terms.amount().compareTo(best.amount()) > 0)) {
        best = terms;
      }
    }
    return best == null ? base : best;
  }
}
