package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at Stripe.
 *
 * @param connection whose event it is
 * @param created when it happened
 * @param account the connected account, if it is of one
 * @param object what it happened to
 * @param late whether it could not be recorded when it came
 */
record StripeEvent(
    Connection connection,
    String id,
    String type,
    Instant created,
    boolean live,
    @Nullable String account,
    Payload object,
    boolean late) {

  /** An event as Stripe writes it; null if it is none. */
  static @Nullable StripeEvent of(
      Connection connection, Payload event, boolean late, Instant otherwise) {
    var id = event.text("/id");
    var type = event.text("/type");
    if (id == null || type == null || !event.node().at("/data/object").isObject()) {
      return null;
    }
    var created = event.seconds("/created");
    return new StripeEvent(
        connection,
        id,
        type,
        created == null ? otherwise : created,
        event.is("/livemode"),
        event.text("/account"),
        event.at("/data/object"),
        late);
  }

  String workspaceId() {
    return connection.workspaceId();
  }

  /** The id that the workspace's own system has for somebody, as it wrote it into metadata. */
  @Nullable String externalId() {
    return Metadata.externalId(object.at("/metadata"));
  }
}
