package io.waymark.conversions;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which leads are counted already: one of a name per customer in seven days (D2.3). A claim is made
 * in the transaction of its lead, so what fails claims nothing, and of several at once one counts.
 */
final class LeadClaims {
  private static final Duration LENGTH = Duration.ofDays(7);

  private LeadClaims() {}

  /** What is claimed: the letter case of the event's name does not matter, nor how it is spaced. */
  static String of(String externalId, String eventName) {
    var normalised = eventName.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Hashing.sha256()
        .hashString(normalised + "\n" + externalId, StandardCharsets.UTF_8)
        .toString();
  }

  static boolean taken(Handle handle, String workspaceId, String claim, Instant now) {
    return handle
        .createQuery(
            """
            select exists (select 1 from lead_claims
              where project_id = :workspaceId and claim = :claim and claimed_at > :over)
            """)
        .bind("workspaceId", workspaceId)
        .bind("claim", claim)
        .bind("over", now.minus(LENGTH).atOffset(ZoneOffset.UTC))
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether it was free; it is not any more. Waits for whoever is claiming it. */
  static boolean claim(Handle handle, String workspaceId, String claim, Instant now) {
    return claim(handle, workspaceId, claim, now, now.minus(LENGTH));
  }

  /** Claims it whether it is free or not, for a lead that counts anyhow. */
  static void renew(Handle handle, String workspaceId, String claim, Instant now) {
    claim(handle, workspaceId, claim, now, now);
  }

  private static boolean claim(
      Handle handle, String workspaceId, String claim, Instant now, Instant over) {
    return handle
            .createUpdate(
                """
                insert into lead_claims (project_id, claim, claimed_at)
                values (:workspaceId, :claim, :now)
                on conflict (project_id, claim) do update set claimed_at = excluded.claimed_at
                where lead_claims.claimed_at <= :over
                """)
            .bind("workspaceId", workspaceId)
            .bind("claim", claim)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("over", over.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  /** Forgets what is over. */
  static void cleanUp(Jdbi jdbi, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from lead_claims where claimed_at <= :over")
                .bind("over", now.minus(LENGTH).atOffset(ZoneOffset.UTC))
                .execute());
  }
}
