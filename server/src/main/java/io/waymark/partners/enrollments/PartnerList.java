package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Deadlocks;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Shows the partners of a program, and changes what the workspace says of them (B1.2, B1.11). */
final class PartnerList {
  private final Jdbi jdbi;
  private final InstantSource clock;

  PartnerList(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A page of partners. */
  List<ObjectNode> list(Caller caller, PartnerFilter filter) {
    return jdbi.withHandle(
        handle ->
            EnrolledTable.list(handle, program(handle, caller), filter).stream()
                .map(EnrolledView::listed)
                .toList());
  }

  /** How many partners there are: a number, or one for each value of what they are grouped by. */
  Object count(Caller caller, PartnerCountFilter filter) {
    return jdbi.withHandle(
        handle -> {
          var program = program(handle, caller);
          var group = filter.groupBy();
          var column = group == null ? "''" : group.column();
          var counts = EnrolledTable.counts(handle, program, filter.selection(), column);
          if (group == null) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
          }
          var all = JsonNodeFactory.instance.arrayNode();
          counts.forEach(
              (value, count) -> all.addObject().put(group.label(), value).put("_count", count));
          return all;
        });
  }

  /**
   * A partner.
   *
   * @throws ApiProblem 404 if they are not in the program
   */
  ObjectNode get(Caller caller, String partnerId) {
    return jdbi.withHandle(handle -> shown(handle, program(handle, caller), partnerId));
  }

  /**
   * Gives a partner another id in the workspace's own system.
   *
   * @throws ApiProblem 404 if they are not in the program; 409 if another partner has the id
   */
  Changed<ObjectNode> update(Caller caller, String partnerId, PartnerChange change) {
    return Deadlocks.inTransaction(
        jdbi,
        handle -> {
          var program = program(handle, caller);
          var before = shown(handle, program, partnerId);
          if (!change.tenantId().isPresent()) {
            return new Changed<>(before, before);
          }
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          TenantIds.change(handle, program, partnerId, change.tenantId().orNull(), now);
          return new Changed<>(before, shown(handle, program, partnerId));
        });
  }

  private static Program program(Handle handle, Caller caller) {
    return ProgramTable.of(handle, caller.workspace().id());
  }

  private static ObjectNode shown(Handle handle, Program program, String partnerId) {
    Which.partner(partnerId).enrolled(handle, program);
    var partner = Objects.requireNonNull(EnrolledTable.find(handle, program, partnerId));
    var discountId = partner.enrollment().discountId();
    var discount =
        discountId == null ? null : DiscountCodeTable.discount(handle, program.id(), discountId);
    return EnrolledView.alone(partner, discount == null ? null : discount.provider());
  }
}
