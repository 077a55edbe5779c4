package io.waymark.conversions.shopify;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import io.waymark.identity.Workspace;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a workspace is connected with its Shopify store. */
final class ShopifySettings {
  static final String SECRET = "webhook";
  private static final String UNINSTALLED = "uninstalled";
  private static final int LONGEST = 255;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{1,200}");

  private ShopifySettings() {}

  /** What is to change; what is absent stays. */
  record Change(@Nullable String shopDomain, @Nullable String webhookSecret) {
    static final Shape<Change> SHAPE =
        Shape.of(
                Change.class,
                field(
                        "shopDomain",
                        text()
                            .trimmed()
                            .matching(HOST, "Invalid shop domain: expected name.myshopify.com")
                            .mapped(host -> host.toLowerCase(Locale.ROOT)))
                    .described("The store's own domain.")
                    .example("example.myshopify.com")
                    .optional(),
                field("webhookSecret", text().trimmed().min(1).max(LONGEST))
                    .described("What Shopify signs the store's webhooks with.")
                    .optional())
            .named("ShopifyIntegrationChanged");

    Connection applied(Connection before) {
      var secrets = new HashMap<>(before.secrets());
      if (webhookSecret != null) {
        secrets.put(SECRET, webhookSecret);
      }
      var settings = before.settings().deepCopy();
      settings.remove(UNINSTALLED);
      return before.with(shopDomain == null ? before.account() : shopDomain, settings, secrets);
    }
  }

  static boolean uninstalled(Connection connection) {
    return connection.settings().path(UNINSTALLED).asBoolean();
  }

  static Connection withoutApp(Connection before) {
    return before.with(
        before.account(), before.settings().deepCopy().put(UNINSTALLED, true), before.secrets());
  }

  static final Shape<?> VIEW =
      Shape.untyped(
              field("id", text()),
              field("shopDomain", text().nullable()),
              field("webhookUrl", text()).described("The address to enter at Shopify."),
              field("webhookSecret", bool()).described("Whether it is set."),
              field("uninstalled", bool())
                  .described("Whether the store has told that it does not want this any more."),
              field("createdAt", text()),
              field("updatedAt", text()))
          .named("ShopifyIntegration");

  static ObjectNode view(Connection connection, Workspace workspace, String api) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", connection.id())
        .put("shopDomain", connection.account())
        .put("webhookUrl", api + "/integrations/shopify/" + workspace.publicId() + "/webhook")
        .put("webhookSecret", connection.secrets().containsKey(SECRET))
        .put(UNINSTALLED, uninstalled(connection))
        .put("createdAt", Timestamps.iso(connection.createdAt()))
        .put("updatedAt", Timestamps.iso(connection.updatedAt()));
  }
}
