package io.waymark.partners.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Discounts in PostgreSQL. */
public final class DiscountTable {
  /** The constraint that refuses a second discount of a group. */
  static final String ONE = "discounts_group_id_key";

  private DiscountTable() {}

  /** A discount of the program; null if it has none of this id. */
  public static @Nullable Discount find(Handle handle, String programId, String id) {
    return handle
        .createQuery("select * from discounts where id = :id and program_id = :programId")
        .bind("id", id)
        .bind("programId", programId)
        .map((row, _) -> discount(row))
        .findOne()
        .orElse(null);
  }

  /** What customers of the group's partners get, or null. */
  public static @Nullable Discount ofGroup(Handle handle, String groupId) {
    return handle
        .createQuery("select * from discounts where group_id = :groupId")
        .bind("groupId", groupId)
        .map((row, _) -> discount(row))
        .findOne()
        .orElse(null);
  }

  /**
   * A discount in a list.
   *
   * @param partners how many partners give it
   */
  record Listed(Discount discount, long partners) {}

  /** The program's, newest first. */
  static List<Listed> list(Handle handle, String programId) {
    return handle
        .createQuery(
            """
            select d.*, coalesce(e.partners, 0) as partners
            from discounts d left join (
              select discount_id, count(*) as partners from program_enrollments
              where program_id = :programId group by discount_id) e on e.discount_id = d.id
            where d.program_id = :programId and d.group_id is not null
            order by d.created_at desc, d.id desc
            """)
        .bind("programId", programId)
        .map((row, _) -> new Listed(discount(row), row.getLong("partners")))
        .list();
  }

  /** Those of the program that are a coupon at Stripe. */
  static List<Discount> ofCoupon(Handle handle, String programId, String couponId) {
    return handle
        .createQuery(
            """
            select * from discounts
            where program_id = :programId and provider = 'stripe'
              and :couponId in (coupon_id, coupon_test_id)
            order by id
            """)
        .bind("programId", programId)
        .bind("couponId", couponId)
        .map((row, _) -> discount(row))
        .list();
  }

  static void insert(Handle handle, Discount discount) {
    bind(
            handle.createUpdate(
                """
                insert into discounts (id, program_id, group_id, amount, type, max_duration,
                  description, coupon_id, coupon_test_id, provider, auto_provision_enabled_at,
                  created_at, updated_at)
                values (:id, :programId, :groupId, :amount, :type, :maxDuration,
                  :description, :couponId, :couponTestId, :provider, :autoProvisionSince,
                  :createdAt, :updatedAt)
                """),
            discount)
        .bind("programId", discount.programId())
        .bind("groupId", discount.groupId())
        .bind("amount", discount.amount())
        .bind("type", discount.type())
        .bind("maxDuration", discount.maxDuration())
        .bind("description", discount.description())
        .bind("couponId", discount.couponId())
        .bind("provider", discount.provider())
        .bind("createdAt", discount.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Writes what can change. */
  static void update(Handle handle, Discount discount) {
    bind(
            handle.createUpdate(
                """
                update discounts set coupon_test_id = :couponTestId,
                  auto_provision_enabled_at = :autoProvisionSince, updated_at = :updatedAt
                where id = :id
                """),
            discount)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Discount discount) {
    var since = discount.autoProvisionSince();
    return statement
        .bind("id", discount.id())
        .bind("couponTestId", discount.couponTestId())
        .bind("autoProvisionSince", since == null ? null : since.atOffset(ZoneOffset.UTC))
        .bind("updatedAt", discount.updatedAt().atOffset(ZoneOffset.UTC));
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from discounts where id = :id").bind("id", id).execute();
  }

  private static Discount discount(ResultSet row) throws SQLException {
    var since = row.getObject("auto_provision_enabled_at", OffsetDateTime.class);
    return new Discount(
        row.getString("id"),
        row.getString("program_id"),
        row.getString("group_id"),
        row.getLong("amount"),
        row.getString("type"),
        row.getObject("max_duration", Integer.class),
        row.getString("description"),
        row.getString("coupon_id"),
        row.getString("coupon_test_id"),
        row.getString("provider"),
        since == null ? null : since.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
