package io.waymark.conversions.inbound;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Payload;
import io.waymark.platform.schema.Shape;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What payloads mean.
 *
 * @param record what is recorded
 * @param when texts that have to be at places, or the rule is none for the payload; may be empty
 * @param fields where the values of fields are
 * @param constants values of fields that are in no payload
 * @param unit what amounts are written in
 */
record Rule(
    Kind record,
    Map<String, String> when,
    Map<String, String> fields,
    Map<String, String> constants,
    Unit unit) {
  private static final int LONGEST_PLACE = 300;
  private static final int LONGEST_VALUE = 255;
  private static final int MOST = 30;

  /** What is recorded. */
  enum Kind {
    LEAD,
    SALE,
    REFUND;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What amounts are written in: the smallest unit, or decimal numbers of the usual one. */
  enum Unit {
    MINOR,
    MAJOR;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Shape<Rule> SHAPE =
      Shape.of(
              Rule.class,
              field("record", choice(Kind.class, Kind::label)).described("What is recorded."),
              field(
                      "when",
                      map(text().max(LONGEST_VALUE))
                          .rule(Rule::places, "Invalid places: expected such as data.type"))
                  .described("Texts that have to be at these places, such as the event's type.")
                  .defaultsTo(Map.of()),
              field(
                      "fields",
                      map(text().max(LONGEST_PLACE).rule(Where::valid, "Invalid place"))
                          .rule(Names::known, "Unknown field: expected one of " + Names.ALL))
                  .described("Where the values of fields are: " + Names.ALL + ".")
                  .example("data.customer.id")
                  .defaultsTo(Map.of()),
              field(
                      "constants",
                      map(text().max(LONGEST_VALUE))
                          .rule(Names::known, "Unknown field: expected one of " + Names.ALL))
                  .described("Values of fields that are in no payload, such as the currency.")
                  .defaultsTo(Map.of()),
              field("unit", choice(Unit.class, Unit::label))
                  .described("Whether amounts are in cents (`minor`) or written as 12.50.")
                  .defaultsTo(Unit.MINOR))
          .named("InboundRule");

  private static boolean places(Map<String, String> places) {
    return places.size() <= MOST
        && places.keySet().stream()
            .allMatch(place -> place.length() <= LONGEST_PLACE && Where.valid(place));
  }

  /** As it is stored and shown; {@link #SHAPE} reads it. */
  ObjectNode json() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("record", record.label())
            .put("unit", unit.label());
    when.forEach(json.putObject("when")::put);
    fields.forEach(json.putObject("fields")::put);
    constants.forEach(json.putObject("constants")::put);
    return json;
  }

  boolean fits(Payload payload) {
    return when.entrySet().stream()
        .allMatch(
            entry -> {
              var found = payload.node().at(Where.pointer(entry.getKey()));
              return found.isValueNode() && found.asText().equals(entry.getValue());
            });
  }

  @Nullable String said(Payload payload, String name) {
    var place = fields.get(name);
    var found = place == null ? null : payload.text(Where.pointer(place));
    return found == null ? constants.get(name) : found;
  }

  @Nullable BigDecimal number(Payload payload, String name) {
    var place = fields.get(name);
    return place == null ? null : payload.decimal(Where.pointer(place));
  }
}
