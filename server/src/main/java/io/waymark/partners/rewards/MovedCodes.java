package io.waymark.partners.rewards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.partners.programs.Program;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Discount codes whose discount changes under them: they are kept where they are worth the same
 * afterwards, else deleted, and whoever wants to hear of that is told (A4, A7, C9).
 */
final class MovedCodes {
  private static final String DELETED = "discount_code.deleted";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Outbox outbox;

  MovedCodes(Outbox outbox) {
    this.outbox = outbox;
  }

  private record Code(
      String id,
      String code,
      String discountId,
      String partnerId,
      String linkId,
      @Nullable Instant disabledAt) {}

  /**
   * Does that for the codes of partners who have come into a group.
   *
   * @param to the group's discount; null if it has none
   */
  void regroup(
      Handle handle, Program program, List<String> partnerIds, @Nullable Discount to, Instant now) {
    var kept = new ArrayList<String>();
    var gone = new ArrayList<Code>();
    for (var code : codes(handle, program, "partner_id = any(:these)", partnerIds)) {
      if (to != null && code.discountId().equals(to.id())) {
        continue;
      }
      var from = DiscountTable.find(handle, program.id(), code.discountId());
      if (to != null && from != null && from.equivalent(to)) {
        kept.add(code.id());
      } else {
        gone.add(code);
      }
    }
    if (to != null && !kept.isEmpty()) {
      handle
          .createUpdate("update discount_codes set discount_id = :to where id = any(:ids)")
          .bind("to", to.id())
          .bindArray("ids", String.class, kept)
          .execute();
    }
    delete(handle, program, gone, now);
  }

  /** Deletes the codes of a discount that is about to go. */
  void withdraw(Handle handle, Program program, Discount discount, Instant now) {
    delete(
        handle,
        program,
        codes(handle, program, "discount_id = any(:these)", List.of(discount.id())),
        now);
  }

  /** The same of one code, if it is of a discount at Stripe; whether there is one. */
  boolean withdraw(Handle handle, Program program, String code, Instant now) {
    var gone =
        codes(
            handle,
            program,
            """
            lower(code) in (select lower(one) from unnest(:these) one)
            and discount_id in (select id from discounts where provider = 'stripe')
            """,
            List.of(code));
    delete(handle, program, gone, now);
    return !gone.isEmpty();
  }

  private static List<Code> codes(
      Handle handle, Program program, String condition, List<String> these) {
    return handle
        .createQuery(
            "select * from discount_codes where program_id = :programId and <condition> order by id"
                + " for update")
        .define("condition", condition)
        .bind("programId", program.id())
        .bindArray("these", String.class, these)
        .map((row, _) -> code(row))
        .list();
  }

  private static Code code(ResultSet row) throws SQLException {
    var disabled = row.getObject("disabled_at", OffsetDateTime.class);
    return new Code(
        row.getString("id"),
        row.getString("code"),
        row.getString("discount_id"),
        row.getString("partner_id"),
        row.getString("link_id"),
        disabled == null ? null : disabled.toInstant());
  }

  private void delete(Handle handle, Program program, List<Code> codes, Instant now) {
    if (codes.isEmpty()) {
      return;
    }
    if (outbox.wanted(handle, program.workspaceId(), DELETED)) {
      outbox.write(
          handle,
          codes.stream()
              .map(
                  code ->
                      new DomainEvent(
                          program.workspaceId(), DELETED, now, payload(handle, program, code)))
              .toList());
    }
    handle
        .createUpdate("delete from discount_codes where id = any(:ids)")
        .bindArray("ids", String.class, codes.stream().map(Code::id).toList())
        .execute();
  }

  private static byte[] payload(Handle handle, Program program, Code code) {
    var disabled = code.disabledAt();
    var discount =
        Objects.requireNonNull(DiscountTable.find(handle, program.id(), code.discountId()));
    var payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", code.id())
            .put("code", code.code())
            .put("partnerId", code.partnerId())
            .put("linkId", code.linkId())
            .put("disabledAt", disabled == null ? null : Timestamps.iso(disabled));
    payload
        .putObject("discount")
        .put("id", discount.id())
        .put("amount", discount.amount())
        .put("type", discount.type())
        .put("maxDuration", discount.maxDuration())
        .put("provider", discount.provider());
    try {
      return JSON.writeValueAsBytes(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
