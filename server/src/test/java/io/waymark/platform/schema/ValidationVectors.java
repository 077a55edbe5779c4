package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs schemas against the golden inputs of {@code reference/validation-vectors.json}, which live
 * outside the repository; where they are missing, the tests are skipped.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> vectors() {
 *   return ValidationVectors.of(Map.of("createTag.body", NewTag.SHAPE));
 * }
 * }</pre>
 */
public final class ValidationVectors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LONG_TEXT = Pattern.compile("<string of length (\\d+)>");
  private static final Pattern LONG_ARRAY = Pattern.compile("<array of length (\\d+)>");
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private ValidationVectors() {}

  /**
   * A test for every vector of these cases.
   *
   * @param schemas by case, such as {@code createLink.body}
   */
  public static Stream<DynamicTest> of(Map<String, ? extends Schema<?>> schemas) {
    var file = shared().map(shared -> shared.resolve("reference/validation-vectors.json"));
    if (file.isEmpty() || !Files.exists(file.get())) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "validation vectors", () -> Assumptions.abort("shared/reference is not here")));
    }
    var vectors = read(file.get());
    schemas.keySet().forEach(name -> assertThat(vectors).anyMatch(vector -> isOf(vector, name)));
    return vectors.stream()
        .filter(vector -> schemas.containsKey(vector.get("case").asText()))
        .map(vector -> test(vector, schemas));
  }

  /** The names of all cases; empty where the vectors are missing. */
  static List<String> cases() {
    return shared()
        .map(shared -> shared.resolve("reference/validation-vectors.json"))
        .filter(Files::exists)
        .map(file -> read(file).stream().map(vector -> vector.get("case").asText()).distinct())
        .orElseGet(Stream::empty)
        .toList();
  }

  private static boolean isOf(JsonNode vector, String name) {
    return vector.get("case").asText().equals(name);
  }

  private static DynamicTest test(JsonNode vector, Map<String, ? extends Schema<?>> schemas) {
    var name = vector.get("case").asText();
    var schema = schemas.get(name);
    var input = vector.get("input").toString();
    var title = name + " " + (input.length() > 100 ? input.substring(0, 100) + "…" : input);
    return DynamicTest.dynamicTest(title, () -> check(vector, schema));
  }

  private static void check(JsonNode vector, @Nullable Schema<?> schema) {
    assertThat(schema).isNotNull();
    var input = expanded(vector.get("input"), true);
    if (vector.get("ok").booleanValue()) {
      assertThat(comparable(tree(schema.normalise(input))))
          .isEqualTo(comparable(vector.get("parsed")));
    } else {
      assertThat(vector.get("status").intValue()).isEqualTo(422);
      var issue = catchThrowableOfType(InvalidInput.class, () -> schema.normalise(input));
      assertThat(issue).isNotNull();
      assertThat(error(issue)).isEqualTo(vector.get("error"));
    }
  }

  /** The error object of (c.1). */
  private static ObjectNode error(InvalidInput issue) {
    var code = "unprocessable_entity";
    return JSON.createObjectNode()
        .put("code", code)
        .put("message", issue.message())
        .put("doc_url", "https://dub.co/docs/api-reference/errors#" + code.replaceFirst("_", "-"));
  }

  private static JsonNode expanded(JsonNode input, boolean root) {
    return switch (input) {
      case ObjectNode object -> {
        var copy = JSON.createObjectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), expanded(e.getValue(), false)));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(expanded(element, false)));
        yield copy;
      }
      default -> input.isTextual() ? expanded(input.textValue(), root) : input;
    };
  }

  /** A long array holds links at the top of a body, else ids. */
  private static JsonNode expanded(String input, boolean root) {
    var text = LONG_TEXT.matcher(input);
    if (text.matches()) {
      return JsonNodeFactory.instance.textNode("x".repeat(Integer.parseInt(text.group(1))));
    }
    var array = LONG_ARRAY.matcher(input);
    if (array.matches()) {
      var element =
          root
              ? JSON.createObjectNode().put("url", "https://a.com")
              : JsonNodeFactory.instance.textNode("x");
      var elements = JSON.createArrayNode();
      Stream.generate(() -> element).limit(Integer.parseInt(array.group(1))).forEach(elements::add);
      return elements;
    }
    return JsonNodeFactory.instance.textNode(input);
  }

  private static JsonNode tree(@Nullable Object plain) {
    return switch (plain) {
      case Map<?, ?> map -> {
        var object = JSON.createObjectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), tree(value)));
        yield object;
      }
      case Collection<?> list -> {
        var array = JSON.createArrayNode();
        list.forEach(element -> array.add(tree(element)));
        yield array;
      }
      case Instant instant -> JSON.getNodeFactory().textNode(MILLISECONDS.format(instant));
      case ZoneId zone -> JSON.getNodeFactory().textNode(zone.getId());
      case Filter(var operator, var values) ->
          JSON.createObjectNode()
              .put("operator", operator.name())
              .put("sqlOperator", operator.negated() ? "NOT IN" : "IN")
              .set("values", tree(values));
      case null, default -> JSON.valueToTree(plain);
    };
  }

  /** The same with all numbers alike: 100 and 100.0 are one number in JSON. */
  private static JsonNode comparable(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JSON.createObjectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), comparable(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(comparable(element)));
        yield copy;
      }
      default -> node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
    };
  }

  private static List<JsonNode> read(Path file) {
    try {
      return StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> shared() {
    var configured = System.getenv("WAYMARK_SHARED");
    if (configured != null) {
      return Optional.of(Path.of(configured));
    }
    return Stream.<@Nullable Path>iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve("shared"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
