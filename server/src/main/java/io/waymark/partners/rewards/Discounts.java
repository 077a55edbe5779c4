package io.waymark.partners.rewards;

import io.waymark.identity.Caller;
import io.waymark.partners.programs.GroupTable;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Lists, makes, changes and deletes what customers of a group's partners pay less (A7). */
final class Discounts {
  private final Jdbi jdbi;
  private final Withdrawals withdrawals;
  private final Ids ids;
  private final InstantSource clock;

  Discounts(Jdbi jdbi, Withdrawals withdrawals, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.withdrawals = withdrawals;
    this.ids = ids;
    this.clock = clock;
  }

  List<DiscountTable.Listed> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            DiscountTable.list(handle, ProgramTable.of(handle, caller.workspace().id()).id()));
  }

  /**
   * Makes a discount and gives it to the partners of its group whom the program has not shut out.
   *
   * @throws ApiProblem 404, 403 for the group; 409 if it has a discount
   */
  Discount create(Caller caller, DiscountRequest.New request) {
    try {
      return jdbi.inTransaction(handle -> create(handle, caller, request));
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, DiscountTable.ONE)) {
        throw ApiProblem.conflict("The group has a discount already.");
      }
      throw refused;
    }
  }

  private Discount create(Handle handle, Caller caller, DiscountRequest.New request) {
    var program = ProgramTable.changing(handle, caller.workspace().id());
    var now = now();
    var discount =
        new Discount(
            ids.next("disc_"),
            program.id(),
            GroupTable.of(handle, program, request.groupId()).id(),
            request.amount(),
            request.type(),
            request.maxDuration(),
            request.description(),
            request.couponId(),
            request.couponTestId(),
            request.provider(),
            request.autoProvision() ? now : null,
            now,
            now);
    DiscountTable.insert(handle, discount);
    EnrolledTerms.give(handle, discount);
    return discount;
  }

  /**
   * Changes what can be changed. A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem 404
   */
  Changed<Discount> update(Caller caller, String id, DiscountRequest.Change change) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var stored = find(handle, program, id);
          var now = now();
          if (change.to(stored, now, stored.updatedAt()).equals(stored)) {
            return new Changed<>(stored, stored);
          }
          var changed = change.to(stored, now, now);
          DiscountTable.update(handle, changed);
          return new Changed<>(stored, changed);
        });
  }

  /**
   * Takes a discount from all who give it, and deletes it with its codes.
   *
   * @throws ApiProblem 404
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var discount = find(handle, program, id);
          withdrawals.remove(handle, program, discount, now());
        });
  }

  private static Discount find(Handle handle, Program program, String id) {
    var discount = id.indexOf('\0') < 0 ? DiscountTable.find(handle, program.id(), id) : null;
    if (discount == null) {
      throw ApiProblem.notFound("Discount not found.");
    }
    return discount;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
