package io.waymark.conversions.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which clicks led to checkouts, in PostgreSQL. */
final class CheckoutTable {
  /** Longer than an order waits for its checkout. */
  private static final Duration KEPT = Duration.ofDays(7);

  private CheckoutTable() {}

  /** The first click that is told stays. */
  static void keep(Handle handle, String token, String clickId, Instant now) {
    handle
        .createUpdate(
            """
            insert into shopify_checkouts (token, click_id, created_at)
            values (:token, :clickId, :now)
            on conflict (token) do update set click_id = excluded.click_id
            where shopify_checkouts.click_id = ''
            """)
        .bind("token", token)
        .bind("clickId", clickId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The click that led to a checkout; empty if none did, null if nobody has told yet. */
  static @Nullable String click(Handle handle, String token) {
    return handle
        .createQuery("select click_id from shopify_checkouts where token = :token")
        .bind("token", token)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  static void cleanUp(Handle handle, Instant now) {
    handle
        .createUpdate("delete from shopify_checkouts where created_at < :over")
        .bind("over", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .execute();
  }
}
