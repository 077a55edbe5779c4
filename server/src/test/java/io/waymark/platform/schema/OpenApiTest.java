package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The other reading of a declaration: JSON Schema as OpenAPI 3.1 has it. */
class OpenApiTest {
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(text().min(1).max(9), "{\"type\":\"string\",\"minLength\":1,\"maxLength\":9}"),
        Arguments.of(text().email(), "{\"type\":\"string\",\"format\":\"email\"}"),
        Arguments.of(text().url(StandInUrls::isUrl), "{\"type\":\"string\",\"format\":\"uri\"}"),
        Arguments.of(
            text().matching(Pattern.compile("[a-z]+"), ""),
            "{\"type\":\"string\",\"pattern\":\"^(?:[a-z]+)$\"}"),
        Arguments.of(
            text().matching(Pattern.compile("a", Pattern.CASE_INSENSITIVE), ""),
            "{\"type\":\"string\"}"),
        Arguments.of(instant(), "{\"type\":\"string\",\"format\":\"date-time\"}"),
        Arguments.of(number().min(3).max(9), "{\"type\":\"number\",\"minimum\":3,\"maximum\":9}"),
        Arguments.of(
            integer().above(0).below(9),
            "{\"type\":\"integer\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":9}"),
        Arguments.of(bool(), "{\"type\":\"boolean\"}"),
        Arguments.of(Query.flag(), "{\"type\":\"boolean\"}"),
        Arguments.of(Query.filter(), "{\"type\":\"string\"}"),
        Arguments.of(choice("a", "b"), "{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}"),
        Arguments.of(
            list(text()).min(1).max(9),
            "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":1,\"maxItems\":9}"),
        Arguments.of(
            map(bool()), "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}"),
        Arguments.of(json(), "{}"),
        Arguments.of(
            commaSeparated(),
            "{\"anyOf\":[{\"type\":\"string\"},"
                + "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}"),
        Arguments.of(text().nullable(), "{\"type\":[\"string\",\"null\"]}"),
        Arguments.of(
            choice("a").nullable(), "{\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}"),
        Arguments.of(
            either(text(), integer()).nullable(),
            "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"},{\"type\":\"null\"}]}"),
        Arguments.of(text().mapped(s -> s).rule(s -> true, ""), "{\"type\":\"string\"}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void values(Schema<?> schema, String expected) {
    assertThat(written(schema.schema(new Components()))).isEqualTo(Texts.json(expected));
  }

  @Test
  void objects() {
    var shape =
        Shape.untyped(
                field("name", text()).described("Its name.").example("Ada"),
                field("size", integer()).defaultsTo(5L),
                field("color", choice(Side.class, Side::label)).defaultsTo(Side.LEFT),
                field("note", text().nullable()).defaultsToNull(),
                field("old", bool()).optional().deprecated(),
                field("secret", bool()).optional().hidden())
            .described("A thing.");
    assertThat(written(shape.schema(new Components())))
        .isEqualTo(
            Texts.json(
                """
                {"type": "object", "description": "A thing.",
                 "properties": {
                   "name": {"type": "string", "description": "Its name.", "examples": ["Ada"]},
                   "size": {"type": "integer", "default": 5},
                   "color": {"type": "string", "enum": ["left", "right"], "default": "left"},
                   "note": {"type": ["string", "null"], "default": null},
                   "old": {"type": "boolean", "deprecated": true}},
                 "required": ["name"]}
                """));
  }

  enum Side {
    LEFT("left"),
    RIGHT("right");

    private final String label;

    Side(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  @Test
  void namedShapesAreKeptOnceAndReferredTo() {
    var part = Shape.untyped(field("id", text())).named("Part");
    var whole =
        Shape.untyped(
                field("main", part).described("The main part."),
                field("spare", part.nullable()).optional(),
                field("others", list(part)))
            .named("Whole");
    var components = new Components();
    assertThat(whole.schema(components))
        .isEqualTo(Texts.json("{\"$ref\": \"#/components/schemas/Whole\"}"));
    assertThat(components.schemas())
        .isEqualTo(
            Texts.json(
                """
                {"Part": {"type": "object", "title": "Part",
                          "properties": {"id": {"type": "string"}}, "required": ["id"]},
                 "Whole": {"type": "object", "title": "Whole",
                   "properties": {
                     "main": {"$ref": "#/components/schemas/Part", "description": "The main part."},
                     "spare": {"anyOf": [{"$ref": "#/components/schemas/Part"}, {"type": "null"}]},
                     "others": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}},
                   "required": ["main", "others"]}}
                """));
  }

  @Test
  void oneNameStandsForOneShape() {
    var components = new Components();
    Shape.untyped(field("id", text())).named("Part").schema(components);
    assertThatThrownBy(() -> Shape.untyped(field("id", bool())).named("Part").schema(components))
        .hasMessage("Two different shapes are named Part");
  }

  @Test
  void unionsTellTheirTag() {
    var cat = Shape.untyped(Schemas.tag("kind", "cat")).named("Cat");
    var components = new Components();
    assertThat(Schemas.tagged("kind", cat).schema(components))
        .isEqualTo(
            Texts.json(
                """
                {"oneOf": [{"$ref": "#/components/schemas/Cat"}],
                 "discriminator": {"propertyName": "kind",
                                   "mapping": {"cat": "#/components/schemas/Cat"}}}
                """));
    assertThat(components.schemas().at("/Cat/properties/kind"))
        .isEqualTo(Texts.json("{\"type\": \"string\", \"const\": \"cat\"}"));
  }

  @Test
  void queriesBecomeParameters() {
    var shape =
        Shape.untyped(
            field("url", text()).described("The destination.").example("https://a.com"),
            field("tagIds", commaSeparated()).optional().deprecated(),
            field("pageSize", Query.pageSize(100)).defaultsTo(100),
            field("secret", text()).optional().hidden());
    assertThat(written(shape.parameters(new Components())))
        .isEqualTo(
            Texts.json(
                """
                [{"name": "url", "in": "query", "description": "The destination.",
                  "required": true, "schema": {"type": "string"}, "example": "https://a.com"},
                 {"name": "tagIds", "in": "query", "deprecated": true,
                  "style": "form", "explode": false,
                  "schema": {"type": "array", "items": {"type": "string"}}},
                 {"name": "pageSize", "in": "query",
                  "schema": {"type": "integer", "exclusiveMinimum": 0, "maximum": 100,
                             "default": 100}}]
                """));
  }

  @Test
  void responsesAreDescribedWithTheSameWords() {
    record TagView(String id, List<String> names, Map<String, Long> counts) {}
    var shape =
        Shape.of(
            TagView.class,
            field("id", text()),
            field("names", list(text())),
            field("counts", map(integer())));
    assertThat(shape.schema(new Components()).get("required"))
        .isEqualTo(Texts.json("[\"id\", \"names\", \"counts\"]"));
  }

  /** As a client reads it: 3 and 3L are the same there. */
  private static JsonNode written(JsonNode node) {
    return Texts.json(node.toString());
  }
}
