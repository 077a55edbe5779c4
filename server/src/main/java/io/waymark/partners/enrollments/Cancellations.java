package io.waymark.partners.enrollments;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/**
 * What a ban does to commissions, and its end (B1.7, A3). Each change is an entry of the ledger;
 * what a commission is worth stays. To be called last, for the lock that it takes.
 */
final class Cancellations {
  private Cancellations() {}

  /** Cancels what is not paid for yet. */
  static void cancel(
      Handle handle, String programId, String partnerId, String userId, Instant now) {
    EnrollmentTable.lockEarnings(handle, programId, partnerId);
    handle
        .createUpdate(
            """
            with changed as (
              update commissions set status = 'canceled', updated_at = :now
              where program_id = :programId and partner_id = :partnerId
                and status in ('pending', 'hold')
              returning id, amount, earnings, status)
            insert into commission_entries
              (commission_id, kind, amount, earnings, status, arithmetic, user_id, created_at)
            select id, 'banned', amount, earnings, status, 'The partner was banned.', :userId, :now
            from changed order by id
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Restores what the ban was the last thing to happen to. */
  static void restore(
      Handle handle, String programId, String partnerId, String userId, Instant now) {
    EnrollmentTable.lockEarnings(handle, programId, partnerId);
    handle
        .createUpdate(
            """
            with changed as (
              update commissions c set status = 'pending', updated_at = :now
              where c.program_id = :programId and c.partner_id = :partnerId
                and c.status = 'canceled'
                and (select e.kind from commission_entries e where e.commission_id = c.id
                     order by e.id desc limit 1) = 'banned'
              returning id, amount, earnings, status)
            insert into commission_entries
              (commission_id, kind, amount, earnings, status, arithmetic, user_id, created_at)
            select id, 'unbanned', amount, earnings, status, 'The ban was lifted.', :userId, :now
            from changed order by id
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
