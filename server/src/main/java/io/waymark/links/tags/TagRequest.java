package io.waymark.links.tags;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The body of a tag's creation or change (TAG-3, TAG-4).
 *
 * @param tag the old name of {@code name}; it wins in a creation and does nothing in a change
 */
record TagRequest(@Nullable String name, @Nullable TagColor color, @Nullable String tag) {
  static final int LONGEST_NAME = 190;

  private static final Fields FIELDS =
      Fields.of(
          field("name", validName())
              .described("What the tag is called; unique in the workspace.")
              .optional(),
          field("color", TagColor.schema()).described("The tag's colour.").optional(),
          field("tag", validName()).described("The old name of `name`.").deprecated().optional());

  static final Shape<TagRequest> CREATE =
      Shape.of(TagRequest.class, FIELDS)
          .rule(
              "name",
              request -> request.name() != null || request.tag() != null,
              "Name is required.")
          .named("NewTag");

  /** Unlike the reference's, it takes a colour alone (defect 15). */
  static final Shape<TagRequest> UPDATE = Shape.of(TagRequest.class, FIELDS).named("TagChange");

  private static Schema<String> validName() {
    return text().trimmed().min(1).max(LONGEST_NAME);
  }
}
