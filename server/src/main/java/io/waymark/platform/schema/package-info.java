/**
 * Request and response shapes: one declaration parses, validates and documents.
 *
 * <p>A record and its shape say everything about an input, in the order in which issues are
 * reported:
 *
 * <pre>{@code
 * import static io.waymark.platform.schema.Schemas.*;
 *
 * record NewTag(String name, @Nullable Color color, Given<List<String>> notes) {
 *   static final Shape<NewTag> SHAPE =
 *       Shape.of(
 *               NewTag.class,
 *               field("name", text().trimmed().min(1).max(190)).described("What it is called."),
 *               field("color", choice(Color.class, Color::label)).optional(),
 *               field("notes", list(text().max(99)).max(5).nullable()).optional())
 *           .named("NewTag");
 * }
 *
 * var tag = NewTag.SHAPE.parseJson(body);                         // MalformedJson, InvalidInput
 * var query = ListTags.SHAPE.parseQuery(QueryString.parse(raw));  // InvalidInput
 * var schema = NewTag.SHAPE.schema(components);                   // OpenAPI 3.1
 * }</pre>
 *
 * <p>What a value may be is said by its {@link io.waymark.platform.schema.Schema}; whether it may
 * be absent, by its {@link io.waymark.platform.schema.Field}. Shapes are constants; a shape that
 * does not fit its record fails when its class is loaded.
 *
 * <p>The texts are those of the API contract (c.3), which clients compare: {@code <code>: <path>:
 * <text>}, first issue only.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.schema;
