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

  /** Both are told. */
  static Notices both(Notices one, Notices other) {
    return new Notices() {
      @Override
      public void created(Handle handle, Webhook webhook, Instant at) {
        one.created(handle, webhook, at);
        other.created(handle, webhook, at);
      }

      @Override
      public void failing(Handle handle, Webhook webhook, int failures, Instant at) {
        one.failing(handle, webhook, failures, at);
        other.failing(handle, webhook, failures, at);
      }

      @Override
      public void disabled(Handle handle, Webhook webhook, int failures, Instant at) {
        one.disabled(handle, webhook, failures, at);
        other.disabled(handle, webhook, failures, at);
      }
    };
  }
}
