package io.waymark.webhooks;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * What a workspace has to be told of its webhooks (webhooks 1 and 7), written in the transaction
 * that gives occasion to it.
 */
interface Notices {
  /** Somebody made the webhook. */
  void created(Handle handle, Webhook webhook, Instant at);

  /**
   * Deliveries fail.
   *
   * @param failures how many failed one after another
   */
  void failing(Handle handle, Webhook webhook, int failures, Instant at);

  /** It failed so often that it is told of nothing any more. */
  void disabled(Handle handle, Webhook webhook, int failures, Instant at);
}
