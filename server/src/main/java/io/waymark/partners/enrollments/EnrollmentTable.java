package io.waymark.partners.enrollments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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

  private static Enrollment enrollment(ResultSet row) throws SQLException {
    var banned = row.getObject("banned_at", OffsetDateTime.class);
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
        banned == null ? null : banned.toInstant(),
        row.getString("banned_reason"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
