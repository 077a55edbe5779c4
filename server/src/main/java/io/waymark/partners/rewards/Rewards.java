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

/** Lists, makes, changes and deletes what the groups of a program pay (A5). */
final class Rewards {
  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  Rewards(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  List<Reward> list(Caller caller) {
    return jdbi.withHandle(
        handle -> RewardTable.list(handle, ProgramTable.of(handle, caller.workspace().id()).id()));
  }

  /**
   * @throws ApiProblem 404 if the program has no such reward, or no longer
   */
  Reward get(Caller caller, String id) {
    return jdbi.withHandle(
        handle -> inUse(handle, ProgramTable.of(handle, caller.workspace().id()), id));
  }

  private static Reward inUse(Handle handle, Program program, String id) {
    var reward = id.indexOf('\0') < 0 ? RewardTable.find(handle, program.id(), id) : null;
    if (reward == null || reward.groupId() == null) {
      throw ApiProblem.notFound("Reward not found.");
    }
    return reward;
  }

  /**
   * Makes a reward and gives it to the partners of its group whom the program has not shut out.
   *
   * @throws ApiProblem 404, 403 for the group; 409 if it has a reward for that event
   */
  Reward create(Caller caller, RewardRequest.New request) {
    try {
      return jdbi.inTransaction(
          handle -> {
            var program = ProgramTable.changing(handle, caller.workspace().id());
            var group = GroupTable.of(handle, program, request.groupId());
            return add(handle, program, group.id(), request.event(), request.terms(), now());
          });
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, RewardTable.ONE)) {
        throw ApiProblem.conflict("The group has a reward for this event already.");
      }
      throw refused;
    }
  }

  /** The same within a transaction that has the program locked or makes it. */
  Reward add(
      Handle handle,
      Program program,
      String groupId,
      String event,
      RewardRequest.Terms terms,
      Instant now) {
    var blank =
        new Reward(
            ids.next("rw_"),
            program.id(),
            groupId,
            event,
            "",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            now,
            now);
    var reward = RewardTerms.changed(blank, terms, now);
    RewardTable.insert(handle, reward);
    EnrolledTerms.give(handle, reward);
    return reward;
  }

  /**
   * Changes a reward in place: what is earned from now on is reckoned by it, of customers who are
   * there already too. A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem 404
   */
  Changed<Reward> update(Caller caller, String id, RewardRequest.Terms change) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var stored = inUse(handle, program, id);
          if (RewardTerms.changed(stored, change, stored.updatedAt()).equals(stored)) {
            return new Changed<>(stored, stored);
          }
          var changed = RewardTerms.changed(stored, change, now());
          RewardTable.update(handle, changed);
          return new Changed<>(stored, changed);
        });
  }

  /**
   * Takes a reward from all who have it. If something was earned by it, it stays for the record.
   *
   * @throws ApiProblem 404
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var reward = inUse(handle, program, id);
          EnrolledTerms.take(handle, reward, now());
          RewardTable.retire(handle, reward.id());
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
