package io.waymark.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's server that is told of what happens in a workspace.
 *
 * @param workspaceId as stored
 * @param secret signs what is sent; in clear
 * @param scope of whose clicks it is told; null unless it has the trigger {@code link.clicked}
 * @param installationId the integration it belongs to, or null
 * @param failures attempts that failed one after another, final failures counting twice
 * @param disabledAt null while it is told of anything
 */
record Webhook(
    String id,
    String workspaceId,
    @Nullable String userId,
    String name,
    String url,
    String secret,
    List<Trigger> triggers,
    @Nullable ClickScope scope,
    @Nullable String installationId,
    int failures,
    @Nullable Instant disabledAt,
    Instant createdAt) {

  Webhook {
    triggers = List.copyOf(triggers);
  }

  /** The same, as an integration's. */
  Webhook ownedBy(@Nullable String installation) {
    return new Webhook(
        id,
        workspaceId,
        userId,
        name,
        url,
        secret,
        triggers,
        scope,
        installation,
        failures,
        disabledAt,
        createdAt);
  }

  Receiver receiver() {
    return Receiver.of(url);
  }
}
