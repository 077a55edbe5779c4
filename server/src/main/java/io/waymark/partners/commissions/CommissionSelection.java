package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.partners.enrollments.EnrollmentTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.NaturalDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which commissions are meant (B2). */
record CommissionSelection(
    @Nullable Filter type,
    @Nullable String customerId,
    @Nullable String payoutId,
    @Nullable Filter partnerId,
    @Nullable String tenantId,
    @Nullable Filter groupId,
    @Nullable Filter partnerTagId,
    @Nullable String invoiceId,
    @Nullable Status status,
    Period interval,
    @Nullable String start,
    @Nullable String end,
    @Nullable String timezone) {

  CommissionSelection {
    customerId = given(customerId);
    payoutId = given(payoutId);
    tenantId = given(tenantId);
    invoiceId = given(invoiceId);
    start = given(start);
    end = given(end);
  }

  static final Shape<CommissionSelection> SHAPE =
      Shape.of(
          CommissionSelection.class,
          field("type", Query.filter())
              .described("Only these kinds: click, lead, sale, referral, custom.")
              .optional(),
          field("customerId", text()).described("Only what this customer brought.").optional(),
          field("payoutId", text()).described("Only what this payout has.").optional(),
          field("partnerId", Query.filter()).described("Only of these partners.").optional(),
          field("tenantId", text())
              .described("Only of the partner who has this id in your system.")
              .optional(),
          field("groupId", Query.filter())
              .described("Only of partners who are in these groups now.")
              .optional(),
          field("partnerTagId", Query.filter())
              .described("Only of partners with these tags.")
              .optional(),
          field("invoiceId", text())
              .described("Only the one of this invoice, whatever else is asked for.")
              .optional(),
          field("status", choice(Status.class, Status::label))
              .described(
                  "Only of this status. Without, some are left out: duplicate, fraud, canceled.")
              .optional(),
          field("interval", choice(Period.class, Period::label))
              .described("How far back, if no `start` is given.")
              .defaultsTo(Period.ALL),
          field("start", text()).described("Only those made at or after this time.").optional(),
          field("end", text()).described("Only those made at or before this time.").optional(),
          field("timezone", text().max(100)).described("Whose days `interval` has.").optional());

  /** What a statement needs over the row {@code c}: conditions that all hold, and their values. */
  record Where(String sql, Map<String, Object> values) {
    Where and(String condition, String name, Object value) {
      var more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Where(sql + " and " + condition, more);
    }

    Where and(String condition) {
      return new Where(sql + " and " + condition, values);
    }
  }

  /**
   * Finds out what is meant.
   *
   * @param all whether what is hidden from lists counts too
   * @throws ApiProblem 404 for a tenant nobody is, 422 for times that are none
   */
  Where where(Handle handle, String programId, boolean all, Instant now) {
    var where = new Where("c.program_id = :programId", Map.of("programId", programId));
    if (invoiceId != null) {
      return where.and("c.invoice_id = :invoiceId", "invoiceId", invoiceId);
    }
    where = where.and("c.earnings <> 0");
    where = filter(where, "c.type", "types", type);
    where = equal(where, "customer_id", "customerId", customerId);
    where = partners(handle, where, programId);
    where = status == null ? where : where.and("c.status = :status", "status", status.label());
    if (payoutId != null || (partnerTagId != null && !partnerTagId.operator().negated())) {
      // Nobody has a payout or a tag yet.
      where = where.and("false");
    }
    return times(all || narrow() ? where : hiding(where), now);
  }

  private static Where hiding(Where where) {
    var hidden = Arrays.stream(Status.values()).filter(Status::hidden).map(Status::label).toArray();
    return where.and(
        "c.status <> all(:hidden)", "hidden", Arrays.copyOf(hidden, hidden.length, String[].class));
  }

  /** Whether so much is asked for that nothing is hidden. */
  boolean narrow() {
    return status != null
        || type != null
        || partnerId != null
        || tenantId != null
        || customerId != null
        || payoutId != null;
  }

  private Where partners(Handle handle, Where where, String programId) {
    var some = filter(where, "c.partner_id", "partners", partnerId);
    if (partnerId == null && tenantId != null) {
      var tenant = EnrollmentTable.ofTenant(handle, programId, tenantId);
      if (tenant == null) {
        throw ApiProblem.notFound("No partner of the program has tenantId %s.".formatted(tenantId));
      }
      some = some.and("c.partner_id = :tenant", "tenant", tenant.partnerId());
    }
    if (groupId == null) {
      return some;
    }
    return some.and(
        (groupId.operator().negated() ? "not " : "")
            + "exists (select 1 from program_enrollments e where e.program_id = c.program_id"
            + " and e.partner_id = c.partner_id and e.group_id = any(:groups))",
        "groups",
        groupId.values().toArray(String[]::new));
  }

  private Where times(Where where, Instant now) {
    var from = start == null ? interval.start(now, zone()) : date("start", start, now);
    var some = where.and("c.created_at >= :from", "from", from.atOffset(ZoneOffset.UTC));
    return end == null
        ? some
        : some.and(
            "c.created_at <= :until", "until", date("end", end, now).atOffset(ZoneOffset.UTC));
  }

  private static Instant date(String field, String text, Instant now) {
    var date = NaturalDate.parse(text, now);
    if (date == null) {
      throw ApiProblem.unprocessable("custom: %s: Invalid date".formatted(field));
    }
    return date;
  }

  private ZoneId zone() {
    try {
      return timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static Where filter(Where where, String column, String name, @Nullable Filter filter) {
    return filter == null
        ? where
        : where.and(
            (filter.operator().negated() ? "not " : "") + column + " = any(:" + name + ")",
            name,
            filter.values().toArray(String[]::new));
  }

  private static Where equal(Where where, String column, String name, @Nullable String value) {
    return value == null ? where : where.and("c." + column + " = :" + name, name, value);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
