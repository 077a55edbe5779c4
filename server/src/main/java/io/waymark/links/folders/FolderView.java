package io.waymark.links.folders;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Folders and what belongs to them as the API shows them, with the shapes it documents. */
final class FolderView {
  static final Schema<FolderRole> ROLE = choice(FolderRole.class, FolderRole::label).nullable();

  static final Shape<?> FOLDER =
      Shape.untyped(
              field("id", text()).described("The folder's id."),
              field("name", text()).described("What the folder is called."),
              field("description", text().nullable()).described("What the folder is for."),
              field("type", choice("default", "mega")).described("How large it may become."),
              field("accessLevel", choice(AccessLevel.class, AccessLevel::label).nullable())
                  .described("What members may do who have no role of their own."),
              field("createdAt", instant()).described("When the folder was made."),
              field("updatedAt", instant()).described("When the folder was last changed."))
          .named("Folder");

  static final Shape<?> STANDING =
      Shape.untyped(
              field("id", text()).described("The folder's id."),
              field("role", ROLE).described("Your role in the folder."),
              field("permissions", list(choice(FolderRight.class, FolderRight::label)))
                  .described("What you may do in the folder."))
          .named("FolderPermissions");

  private static final Shape<?> PERSON =
      Shape.untyped(
              field("id", text()).described("The user's id."),
              field("name", text().nullable()),
              field("email", text().nullable()),
              field("image", text().nullable()))
          .named("FolderPerson");

  static final Shape<?> MEMBER =
      Shape.untyped(
              PERSON
                  .fields()
                  .and(field("role", ROLE).described("The member's role; null for no access.")))
          .named("FolderMember");

  static final Shape<?> REQUEST =
      Shape.untyped(
              field("id", text()).described("The request's id."),
              field("folderId", text()).described("The folder it is about."),
              field("userId", text()).described("Who asks."),
              field("createdAt", instant()).described("When it was made."),
              field("user", PERSON))
          .named("FolderAccessRequest");

  static final Shape<?> DEFAULT =
      Shape.untyped(
          field("folderId", text().nullable()).described("The folder you start in, if any."));

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private FolderView() {}

  static ObjectNode folder(Folder folder) {
    var level = folder.accessLevel();
    return object()
        .put("id", folder.id())
        .put("name", folder.name())
        .put("description", folder.description())
        .put("type", folder.type())
        .put("accessLevel", level == null ? null : level.label())
        .put("createdAt", Timestamps.iso(folder.createdAt()))
        .put("updatedAt", Timestamps.iso(folder.updatedAt()));
  }

  static ObjectNode standing(Standing standing) {
    var role = standing.role();
    var view =
        object().put("id", standing.folder().id()).put("role", role == null ? null : role.label());
    var permissions = view.putArray("permissions");
    standing.rights().forEach(right -> permissions.add(right.label()));
    return view;
  }

  static ObjectNode member(FolderMember member) {
    return object()
        .put("id", member.userId())
        .put("name", member.name())
        .put("email", member.email())
        .put("image", member.image())
        .put("role", member.role() == null ? null : member.role().label());
  }

  static ObjectNode request(AccessRequest request) {
    var by = request.by();
    var view =
        object()
            .put("id", request.id())
            .put("folderId", request.folderId())
            .put("userId", by.id())
            .put("createdAt", Timestamps.iso(request.createdAt()));
    view.putObject("user")
        .put("id", by.id())
        .put("name", by.name())
        .put("email", by.email())
        .put("image", by.image());
    return view;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
