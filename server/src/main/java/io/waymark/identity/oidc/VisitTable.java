package io.waymark.identity.oidc;

import io.waymark.identity.signin.Digests;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Browsers on their way to the provider, in PostgreSQL. */
final class VisitTable {
  private VisitTable() {}

  static void insert(Handle handle, String state, Visit visit, Instant now, Instant expiresAt) {
    handle
        .createUpdate("delete from provider_visits where expires_at <= :now")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            insert into provider_visits (state_hash, browser_hash, expires_at)
            values (:state, :browser, :expiresAt)
            """)
        .bind("state", Digests.of(state))
        .bind("browser", visit.browserHash())
        .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Whether that browser was sent there with that state, and is back for the first time. */
  static boolean spend(Handle handle, String state, Visit visit, Instant now) {
    return handle
            .createUpdate(
                """
                delete from provider_visits
                where state_hash = :state and browser_hash = :browser and expires_at > :now
                """)
            .bind("state", Digests.of(state))
            .bind("browser", visit.browserHash())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }
}
