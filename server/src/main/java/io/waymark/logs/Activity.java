package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import org.jspecify.annotations.Nullable;

/** Entries of the audit log as the history of a thing (A14). */
final class Activity {
  private static final Shape<?> DIFFERENCE =
      Shape.untyped(field("old", json().nullable()), field("new", json().nullable()));

  private static final Shape<?> USER =
      Shape.untyped(
          field("id", text()),
          field("name", text().nullable()),
          field("email", text().nullable())
              .described("Null for machines and for people who have left the workspace."),
          field("image", text().nullable()));

  static final Shape<?> ENTRY =
      Shape.untyped(
              field("id", text()),
              field("action", text()).described("The operation's id, such as `updateLink`."),
              field("description", text().nullable()).described("Always null."),
              field("resourceType", text().nullable()).described("What kind of thing was changed."),
              field("resourceId", text().nullable()).described("The id of what was changed."),
              field("parentResourceType", text().nullable()).described("What that belongs to."),
              field("parentResourceId", text().nullable()),
              field("changeSet", map(DIFFERENCE).nullable())
                  .described(
                      "Fields before and after, without secrets; null if nobody knows what was before."),
              field("createdAt", text()),
              field("userId", text()),
              field("user", USER.nullable())
                  .described("Who that is; null if there is no such account now."))
          .named("Activity");

  private Activity() {}

  static ObjectNode view(AuditEntry entry, Names names) {
    var resource = Resource.of(entry.action());
    var parent = entry.parent() == null || resource == null ? null : resource.parent();
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", entry.id())
            .put("action", entry.action())
            .putNull("description")
            .put("resourceType", resource == null ? null : resource.label())
            .put("resourceId", entry.target())
            .put("parentResourceType", parent == null ? null : parent.label())
            .put("parentResourceId", entry.parent());
    view.set("changeSet", changeSet(entry));
    view.put("createdAt", Timestamps.iso(entry.at())).put("userId", entry.userId());
    view.set("user", user(names.people().get(entry.userId())));
    return view;
  }

  /** Before something was made, there was nothing. */
  private static @Nullable JsonNode changeSet(AuditEntry entry) {
    if (entry.changeSet() != null || !entry.action().startsWith("create")) {
      return LogViews.parsed(entry.changeSet());
    }
    var made = LogViews.parsed(entry.changes());
    if (made == null || !made.isObject() || made.has("tooLong")) {
      return null;
    }
    var changes = JsonNodeFactory.instance.objectNode();
    for (var field : made.properties()) {
      changes.putObject(field.getKey()).putNull("old").set("new", field.getValue());
    }
    return changes;
  }

  private static @Nullable ObjectNode user(Names.@Nullable Person person) {
    return person == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("id", person.id())
            .put("name", person.name())
            .put("email", person.email())
            .put("image", person.image());
  }
}
