package io.waymark.links.folders;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of a folder's creation and change (FLD-3, FLD-4). */
final class FolderRequest {
  private static final Field<String> NAME =
      field("name", text().max(190))
          .described("What the folder is called; unique in the workspace.");
  private static final Field<String> DESCRIPTION =
      field("description", text().max(500).nullable())
          .described("What the folder is for.")
          .optional();
  private static final Field<AccessLevel> ACCESS_LEVEL =
      field("accessLevel", choice(AccessLevel.class, AccessLevel::label).nullable())
          .described(
              "What members may do who have no role of their own: `write` to edit links, `read` to"
                  + " see them, null for nothing.");

  private FolderRequest() {}

  /** A folder to be made. */
  record New(String name, @Nullable String description, @Nullable AccessLevel accessLevel) {
    static final Shape<New> SHAPE =
        Shape.of(
                New.class, Fields.of(NAME, DESCRIPTION, ACCESS_LEVEL.defaultsTo(AccessLevel.WRITE)))
            .named("NewFolder");
  }

  /** What is to change; null clears. */
  record Change(@Nullable String name, Given<String> description, Given<AccessLevel> accessLevel) {
    static final Shape<Change> SHAPE =
        Shape.of(Change.class, Fields.of(NAME, DESCRIPTION, ACCESS_LEVEL).optional())
            .named("FolderChange");

    Folder to(Folder stored, Instant updatedAt) {
      return new Folder(
          stored.id(),
          name == null ? stored.name() : name,
          description.or(stored.description()),
          stored.type(),
          accessLevel.or(stored.accessLevel()),
          stored.createdAt(),
          updatedAt);
    }
  }
}
