package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Domains as the API shows them: every member always present, null where empty (DOM-1). */
final class DomainView {
  static final Shape<?> DOMAIN =
      Shape.untyped(
              field("id", text()).described("The domain's id."),
              field("slug", text()).described("The domain's name."),
              field("verified", bool()).described("Whether the DNS shows that it leads here."),
              field("primary", bool())
                  .described("Whether links that name no domain are on this one."),
              field("archived", bool()).described("Whether it is left out of lists."),
              field("placeholder", text().nullable())
                  .described("An example of a destination, for people who make links."),
              field("expiredUrl", text().nullable())
                  .described("Where visitors of expired links go."),
              field("notFoundUrl", text().nullable())
                  .described("Where visitors of unknown links go."),
              field("logo", text().nullable())
                  .described("The address of the picture for QR codes."),
              field("assetLinks", text().nullable())
                  .described("The domain's `assetlinks.json`, as a string."),
              field("appleAppSiteAssociation", text().nullable())
                  .described("The domain's `apple-app-site-association`, as a string."),
              field("deepviewData", text().nullable())
                  .described("Settings of the page between link and app, as a string."),
              field("createdAt", instant()).described("When the domain was added."),
              field("updatedAt", instant()).described("When the domain was last changed."),
              field("registeredDomain", json().nullable())
                  .described("Always null: this server registers no names."))
          .named("Domain")
          .described("A host name that short links live on.");

  private DomainView() {}

  static ObjectNode render(Domain domain) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", domain.id())
        .put("slug", domain.slug())
        .put("verified", domain.verified())
        .put("primary", domain.primary())
        .put("archived", domain.archived())
        .put("placeholder", domain.placeholder())
        .put("expiredUrl", domain.expiredUrl())
        .put("notFoundUrl", domain.notFoundUrl())
        .put("logo", domain.logo())
        .put("assetLinks", domain.apps().assetLinks())
        .put("appleAppSiteAssociation", domain.apps().appleAppSiteAssociation())
        .put("deepviewData", domain.apps().deepviewData())
        .put("createdAt", Timestamps.iso(domain.createdAt()))
        .put("updatedAt", Timestamps.iso(domain.updatedAt()))
        .putNull("registeredDomain");
  }
}
