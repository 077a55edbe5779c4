package io.waymark.identity.keys;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys as the API shows them. */
final class KeyView {
  private static final Shape<?> USER =
      Shape.untyped(
          field("id", text()),
          field("name", text().nullable()),
          field("image", text().nullable()),
          field("isMachine", bool()));

  static final Shape<?> KEY =
      Shape.untyped(
              field("id", text()).described("The key's id."),
              field("name", text()).described("What it is called."),
              field("partialKey", text())
                  .described("How to recognise it: its first three characters and its last four."),
              field("scopes", list(text()))
                  .described("What it may do at most; empty for everything that its user may."),
              field("lastUsed", text().nullable()).described("To the minute; null for never."),
              field("expiresAt", text().nullable()).described("When it ends; null for never."),
              field("createdAt", text()),
              field("updatedAt", text()),
              field("user", USER).described("In whose name it acts."))
          .named("ApiKey");

  static final Shape<?> PERSONAL =
      Shape.untyped(
              field("id", text()).described("The key's id."),
              field("name", text()).described("What it is called."),
              field("partialKey", text())
                  .described("How to recognise it: its first three characters and its last four."),
              field("lastUsed", text().nullable()).described("To the minute; null for never."),
              field("expiresAt", text().nullable()).described("When it ends; null for never."),
              field("createdAt", text()))
          .named("PersonalKey");

  static final Shape<?> SECRET =
      Shape.untyped(
              field("token", text())
                  .described("The key itself. It is shown this once and never again."))
          .named("ApiKeySecret");

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private KeyView() {}

  static ObjectNode key(ApiKey key) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", key.id())
            .put("name", key.name())
            .put("partialKey", key.partial());
    var scopes = view.putArray("scopes");
    if (key.scopes() != null) {
      key.scopes().forEach(scopes::add);
    }
    view.put("lastUsed", iso(key.lastUsed()))
        .put("expiresAt", iso(key.expiresAt()))
        .put("createdAt", Timestamps.iso(key.createdAt()))
        .put("updatedAt", Timestamps.iso(key.updatedAt()));
    view.putObject("user")
        .put("id", key.holder().id())
        .put("name", key.holder().name())
        .put("image", key.holder().image())
        .put("isMachine", key.holder().machine());
    return view;
  }

  static ObjectNode personal(PersonalKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", key.id())
        .put("name", key.name())
        .put("partialKey", key.partial())
        .put("lastUsed", iso(key.lastUsed()))
        .put("expiresAt", iso(key.expiresAt()))
        .put("createdAt", Timestamps.iso(key.createdAt()));
  }

  static Map<String, String> secret(String secret) {
    return Map.of("token", secret);
  }

  private static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
