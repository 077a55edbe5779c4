package io.waymark.partners.enrollments;

import io.waymark.partners.enrollments.DiscountCode.Discount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Discount codes in PostgreSQL. */
final class DiscountCodeTable {
  /** The constraint that refuses a second code of a link. */
  static final String LINK = "discount_codes_link_id_key";

  private static final String SELECT =
      """
      select c.*, d.amount, d.type, d.max_duration, d.provider
      from discount_codes c join discounts d on d.id = c.discount_id
      """;

  private DiscountCodeTable() {}

  /** Whether the code was free, and is the link's now. */
  static boolean insert(Handle handle, DiscountCode code, String programId, Instant now) {
    return handle
            .createUpdate(
                """
                insert into discount_codes
                  (id, program_id, code, discount_id, partner_id, link_id, created_at)
                values (:id, :programId, :code, :discountId, :partnerId, :linkId, :now)
                on conflict (program_id, lower(code)) do nothing
                """)
            .bind("id", code.id())
            .bind("programId", programId)
            .bind("code", code.code())
            .bind("discountId", code.discount().id())
            .bind("partnerId", code.partnerId())
            .bind("linkId", code.linkId())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  /** A page of the program's codes, newest first. */
  static List<DiscountCode> list(
      Handle handle,
      String programId,
      @Nullable String partnerId,
      @Nullable String discountId,
      int limit,
      long offset) {
    return codes(
        handle
            .createQuery(
                SELECT
                    + """
                    where c.program_id = :programId
                      and (cast(:partnerId as text) is null or c.partner_id = :partnerId)
                      and (cast(:discountId as text) is null or c.discount_id = :discountId)
                    order by c.created_at desc, c.id desc limit :limit offset :offset
                    """)
            .bind("programId", programId)
            .bind("partnerId", partnerId)
            .bind("discountId", discountId)
            .bind("limit", limit)
            .bind("offset", offset));
  }

  /**
   * Deletes a code.
   *
   * @param idOrCode an id, or else a code in any case
   * @return what it was; null if the program has no such code
   */
  static @Nullable DiscountCode delete(Handle handle, String programId, String idOrCode) {
    var found =
        codes(
            handle
                .createQuery(
                    SELECT
                        + """
                        where c.program_id = :programId
                          and (c.id = :wanted or lower(c.code) = lower(:wanted))
                        order by c.id = :wanted desc limit 1 for update of c
                        """)
                .bind("programId", programId)
                .bind("wanted", idOrCode));
    if (found.isEmpty()) {
      return null;
    }
    handle
        .createUpdate("delete from discount_codes where id = :id")
        .bind("id", found.getFirst().id())
        .execute();
    return found.getFirst();
  }

  /** The codes in use of some links. */
  static List<DiscountCode> ofLinks(Handle handle, Collection<String> linkIds) {
    return codes(
        handle
            .createQuery(SELECT + "where c.link_id = any(:ids) and c.disabled_at is null")
            .bindArray("ids", String.class, linkIds));
  }

  /** Deletes the codes of some links, in use or not. */
  static void deleteOfLinks(Handle handle, Collection<String> linkIds) {
    handle
        .createUpdate("delete from discount_codes where link_id = any(:ids)")
        .bindArray("ids", String.class, linkIds)
        .execute();
  }

  /**
   * Takes a partner's codes out of use.
   *
   * @return those that were in use
   */
  static List<DiscountCode> disable(
      Handle handle, String programId, String partnerId, Instant now) {
    return codes(
        handle
            .createQuery(
                """
                with c as (
                  update discount_codes set disabled_at = :now
                  where program_id = :programId and partner_id = :partnerId and disabled_at is null
                  returning *)
                select c.*, d.amount, d.type, d.max_duration, d.provider
                from c join discounts d on d.id = c.discount_id order by c.id
                """)
            .bind("programId", programId)
            .bind("partnerId", partnerId)
            .bind("now", now.atOffset(ZoneOffset.UTC)));
  }

  /**
   * Puts a partner's codes for a discount in use again.
   *
   * @return those that were not
   */
  static List<DiscountCode> enable(
      Handle handle, String programId, String partnerId, @Nullable String discountId) {
    return codes(
        handle
            .createQuery(
                """
                with c as (
                  update discount_codes set disabled_at = null
                  where program_id = :programId and partner_id = :partnerId
                    and discount_id = :discountId and disabled_at is not null
                  returning *)
                select c.*, d.amount, d.type, d.max_duration, d.provider
                from c join discounts d on d.id = c.discount_id order by c.id
                """)
            .bind("programId", programId)
            .bind("partnerId", partnerId)
            .bind("discountId", discountId));
  }

  /** A discount of the program, or null. */
  static @Nullable Discount discount(Handle handle, String programId, String id) {
    return handle
        .createQuery("select * from discounts where id = :id and program_id = :programId")
        .bind("id", id)
        .bind("programId", programId)
        .map((row, _) -> discount(row, "id"))
        .findOne()
        .orElse(null);
  }

  private static List<DiscountCode> codes(Query query) {
    return query.map((row, _) -> code(row)).list();
  }

  private static DiscountCode code(ResultSet row) throws SQLException {
    var disabled = row.getObject("disabled_at", OffsetDateTime.class);
    return new DiscountCode(
        row.getString("id"),
        row.getString("code"),
        row.getString("partner_id"),
        row.getString("link_id"),
        disabled == null ? null : disabled.toInstant(),
        discount(row, "discount_id"));
  }

  private static Discount discount(ResultSet row, String id) throws SQLException {
    return new Discount(
        row.getString(id),
        row.getLong("amount"),
        row.getString("type"),
        row.getObject("max_duration", Integer.class),
        row.getString("provider"));
  }
}
