package io.waymark.conversions.connections;

import static io.waymark.platform.schema.Schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * JSON that somebody else wrote. What is of another type than it should be is as good as not there.
 *
 * @param node free of what PostgreSQL cannot hold
 */
public record Payload(JsonNode node) {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_METADATA = 10_000;

  /**
   * Reads a body.
   *
   * @throws RuntimeException one that is answered 400 or 422, if it is no JSON, too deep, too
   *     large, or holds U+0000
   */
  public static Payload read(byte[] body) {
    return new Payload(json().parseJson(body));
  }

  /** What is at a place, such as {@code /data/object}; a missing node if nothing is. */
  public Payload at(String pointer) {
    return new Payload(node.at(pointer));
  }

  /** Every element, if it is an array. */
  public List<Payload> elements() {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(Payload::new).toList()
        : List.of();
  }

  /** A text or a whole number as text; null if it is blank or longer than an id can be. */
  public @Nullable String text(String pointer) {
    var found = node.at(pointer);
    if (!found.isTextual() && !found.isIntegralNumber()) {
      return null;
    }
    var text = found.asText().strip();
    return text.isEmpty() || text.length() > LONGEST_TEXT ? null : text;
  }

  /** The id of something that is either its id or the whole thing. */
  public @Nullable String id(String pointer) {
    var whole = text(pointer + "/id");
    return whole == null ? text(pointer) : whole;
  }

  /** A whole number; null if there is none or it is larger than any that is meant. */
  public @Nullable Long whole(String pointer) {
    var found = node.at(pointer);
    return found.isIntegralNumber() && found.canConvertToLong() ? found.longValue() : null;
  }

  /** A decimal number, also one written as text, digit by digit. */
  public @Nullable BigDecimal decimal(String pointer) {
    var found = node.at(pointer);
    if (found.isNumber()) {
      return small(found.decimalValue());
    }
    var text = text(pointer);
    try {
      return text == null ? null : small(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Nothing that anybody pays has so many digits; others could be used to keep us busy. */
  private static @Nullable BigDecimal small(BigDecimal number) {
    return Math.abs((long) number.scale()) > 30 || number.precision() > 40 ? null : number;
  }

  /** A moment in seconds since 1970. */
  public @Nullable Instant seconds(String pointer) {
    var found = whole(pointer);
    return found == null || found <= 0 || found > 253_402_300_799L
        ? null
        : Instant.ofEpochSecond(found);
  }

  /** A moment as ISO 8601 has it, with its offset from UTC. */
  public @Nullable Instant moment(String pointer) {
    var text = text(pointer);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether it is there and true. */
  public boolean is(String pointer) {
    return node.at(pointer).isBoolean() && node.at(pointer).booleanValue();
  }

  /** The same without some of its members, if it is an object. */
  public Payload without(Collection<String> members) {
    return node instanceof ObjectNode object
        ? new Payload(object.deepCopy().without(members))
        : this;
  }

  /** As metadata under a name; of what is too long, only the id. */
  public Map<String, JsonNode> asMetadata(String name) {
    if (node.toString().length() + name.length() + 5 <= LONGEST_METADATA) {
      return Map.of(name, node);
    }
    var id = text("/id");
    return id == null
        ? Map.of()
        : Map.of(name, JsonNodeFactory.instance.objectNode().put("id", id));
  }
}
