package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Apps as the API shows them to those whose they are. */
final class AppView {
  static final Shape<?> APP =
      Shape.untyped(
              field("id", text()).described("The app's id."),
              field("projectId", text()).described("The id of the workspace whose app it is."),
              field("name", text()),
              field("slug", text()),
              field("description", text().nullable()),
              field("readme", text().nullable()),
              field("developer", text()),
              field("website", text()),
              field("logo", text().nullable()),
              field("screenshots", list(text())),
              field("installUrl", text().nullable()),
              field("verified", bool())
                  .described("Whether members of every workspace may install it."),
              field("createdAt", text()),
              field("updatedAt", text()),
              field("installations", integer()).described("How often it is installed."),
              field("clientId", text()).described("By which the app names itself."),
              field("partialClientSecret", text())
                  .described("How to recognise its secret; empty if it has none."),
              field("redirectUris", list(text())),
              field("pkce", bool()),
              field("clientSecret", text())
                  .optional()
                  .described("A new secret, in the answer that made it and never again."))
          .named("OAuthApp");

  private AppView() {}

  static ObjectNode told(Apps.Told told) {
    var view = app(told.app());
    return told.secret() == null ? view : view.put("clientSecret", told.secret());
  }

  static ObjectNode app(App app) {
    var details = app.details();
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", app.id())
            .put("projectId", app.workspaceId())
            .put("name", details.name())
            .put("slug", details.slug())
            .put("description", details.description())
            .put("readme", details.readme())
            .put("developer", details.developer())
            .put("website", details.website())
            .put("logo", details.logo());
    details.screenshots().forEach(view.putArray("screenshots")::add);
    view.put("installUrl", details.installUrl())
        .put("verified", app.verified())
        .put("createdAt", Timestamps.iso(app.createdAt()))
        .put("updatedAt", Timestamps.iso(app.updatedAt()))
        .put("installations", app.installations())
        .put("clientId", app.clientId())
        .put("partialClientSecret", app.secret() == null ? "" : app.secret().partial());
    details.redirectUris().forEach(view.putArray("redirectUris")::add);
    return view.put("pkce", details.pkce());
  }
}
