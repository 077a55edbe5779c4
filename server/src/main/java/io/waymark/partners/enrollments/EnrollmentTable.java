package io.waymark.partners.enrollments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Partners in programs, in PostgreSQL. */
public final class EnrollmentTable {
  private EnrollmentTable() {}

  /** The partner in the program, or null if they are not in it. */
  public static @Nullable Enrollment find(Handle handle, String programId, String partnerId) {
    return handle
        .createQuery(
            """
            select * from program_enrollments
            where program_id = :programId and partner_id = :partnerId
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .map((row, _) -> enrollment(row))
        .findOne()
        .orElse(null);
  }

  /** The partner of the program who has this id in the workspace's own system, or null. */
  public static @Nullable Enrollment ofTenant(Handle handle, String programId, String tenantId) {
    return handle
        .createQuery(
            """
            select * from program_enrollments
            where program_id = :programId and tenant_id = :tenantId
            """)
        .bind("programId", programId)
        .bind("tenantId", tenantId)
        .map((row, _) -> enrollment(row))
        .findOne()
        .orElse(null);
  }

  /** The partner of the program who has this e-mail address, upper or lower case alike, or null. */
  static @Nullable Enrollment ofEmail(Handle handle, String programId, String email) {
    return handle
        .createQuery(
            """
            select e.* from program_enrollments e join partners p on p.id = e.partner_id
            where e.program_id = :programId and lower(p.email) = lower(:email)
            """)
        .bind("programId", programId)
        .bind("email", email)
        .map((row, _) -> enrollment(row))
        .findOne()
        .orElse(null);
  }

  /** The partner in the program, locked until the transaction ends, or null. */
  static @Nullable Enrollment lock(Handle handle, String programId, String partnerId) {
    return handle
        .createQuery(
            """
            select * from program_enrollments
            where program_id = :programId and partner_id = :partnerId for update
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .map((row, _) -> enrollment(row))
        .findOne()
        .orElse(null);
  }

  /** Makes somebody a partner of a program, with what their group gives. */
  static void insert(
      Handle handle,
      String id,
      String partnerId,
      String programId,
      @Nullable String tenantId,
      GroupTerms terms,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into program_enrollments (id, partner_id, program_id, tenant_id, group_id,
              click_reward_id, lead_reward_id, sale_reward_id, referral_reward_id, discount_id,
              status, created_at, updated_at)
            values (:id, :partnerId, :programId, :tenantId, :groupId,
              :click, :lead, :sale, :referral, :discount, 'approved', :now, :now)
            """)
        .bind("id", id)
        .bind("partnerId", partnerId)
        .bind("programId", programId)
        .bind("tenantId", tenantId)
        .bind("groupId", terms.id())
        .bind("click", terms.clickRewardId())
        .bind("lead", terms.leadRewardId())
        .bind("sale", terms.saleRewardId())
        .bind("referral", terms.referralRewardId())
        .bind("discount", terms.discountId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Gives a partner another id in the workspace's own system. */
  static void rename(Handle handle, String id, @Nullable String tenantId, Instant now) {
    handle
        .createUpdate(
            "update program_enrollments set tenant_id = :tenantId, updated_at = :now where id = :id")
        .bind("id", id)
        .bind("tenantId", tenantId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static Enrollment enrollment(ResultSet row) throws SQLException {
    return new Enrollment(
        row.getString("id"),
        row.getString("partner_id"),
        row.getString("program_id"),
        row.getString("tenant_id"),
        row.getString("group_id"),
        row.getString("click_reward_id"),
        row.getString("lead_reward_id"),
        row.getString("sale_reward_id"),
        row.getString("referral_reward_id"),
        row.getString("discount_id"),
        row.getString("status"),
        instant(row, "banned_at"),
        row.getString("banned_reason"),
        instant(row, "ended_at"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /**
   * Has all that changes what a partner has earned follow each other until the end of the
   * transaction. To be called after every lock on customers, links and workspaces that is needed,
   * and for several partners in the order of their ids (decision 21).
   */
  public static void lockEarnings(Handle handle, String programId, String partnerId) {
    handle
        .createQuery(
            """
            select count(pg_advisory_xact_lock(
              hashtextextended(:programId || ' ' || :partnerId, 21)))
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .mapTo(Long.class)
        .one();
  }
}
