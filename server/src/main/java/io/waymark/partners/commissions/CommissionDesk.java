package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.money.Rates;
import io.waymark.identity.Caller;
import io.waymark.partners.enrollments.EnrollmentTable;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.partners.rewards.Reward;
import io.waymark.partners.rewards.RewardTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.text.Ids;
import io.waymark.platform.time.NaturalDate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows, makes and changes the commissions of a workspace's program (B2). */
final class CommissionDesk {
  private final Jdbi jdbi;
  private final CommissionNews news;
  private final Rates rates;
  private final Ids ids;
  private final InstantSource clock;

  CommissionDesk(Jdbi jdbi, CommissionNews news, Rates rates, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.news = news;
    this.rates = rates;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One with all that is known of it.
   *
   * @throws ApiProblem 404 if the program has none of the id
   */
  ObjectNode get(Caller caller, String id) {
    return jdbi.withHandle(
        handle -> {
          var workspaceId = caller.workspace().id();
          var program = ProgramTable.of(handle, workspaceId);
          return CommissionView.detailed(handle, workspaceId, find(handle, program.id(), id));
        });
  }

  private static Commission find(Handle handle, String programId, String id) {
    var found = id.indexOf('\0') < 0 ? CommissionTable.byIds(handle, programId, List.of(id)) : null;
    if (found == null || found.isEmpty()) {
      throw ApiProblem.notFound("Commission not found.");
    }
    return found.getFirst();
  }

  private static Commission lock(Handle handle, String programId, String id) {
    var found = find(handle, programId, id);
    EnrollmentTable.lockEarnings(handle, programId, found.partnerId());
    return find(handle, programId, id);
  }

  /**
   * Gives a partner something, or takes it back.
   *
   * @throws ApiProblem 404 if they are not in the program, 422 for a date that is none
   */
  void give(Caller caller, NewCommission.Custom custom) {
    var now = now();
    var at = date(custom.date(), now);
    jdbi.useTransaction(
        handle -> {
          var workspaceId = caller.workspace().id();
          var program = ProgramTable.of(handle, workspaceId);
          var partnerId = custom.partnerId();
          if (partnerId.indexOf('\0') >= 0
              || EnrollmentTable.find(handle, program.id(), partnerId) == null) {
            throw ApiProblem.notFound("Partner not found in the program.");
          }
          EnrollmentTable.lockEarnings(handle, program.id(), partnerId);
          var commission =
              new Commission(
                  ids.next("cm_"),
                  program.id(),
                  partnerId,
                  null,
                  null,
                  null,
                  null,
                  null,
                  Commission.CUSTOM,
                  custom.description(),
                  0,
                  1,
                  custom.amount(),
                  Commission.DOLLARS,
                  Commission.PENDING,
                  caller.userId(),
                  at,
                  now);
          var arithmetic = custom.amount() + ", given by hand";
          CommissionTable.insert(
              handle,
              commission,
              Entry.of(Entry.EARNED, commission, arithmetic, null, caller.userId()));
          news.created(handle, workspaceId, commission);
        });
  }

  private static Instant date(@Nullable String text, Instant now) {
    var date = text == null ? now : NaturalDate.parse(text, now);
    if (date == null
        || date.isBefore(Instant.EPOCH)
        || date.isAfter(now.plus(36_500, ChronoUnit.DAYS))) {
      throw ApiProblem.unprocessable("custom: date: Invalid date");
    }
    return date;
  }

  /**
   * Changes what the request names.
   *
   * @throws ApiProblem 404 if there is no such commission, or no reward for its new amount; 400 if
   *     it was paid, is that already, or is of no sale
   */
  Changed<ObjectNode> change(Caller caller, String id, CommissionChange change) {
    var now = now();
    return jdbi.inTransaction(
        handle -> {
          var workspaceId = caller.workspace().id();
          var program = ProgramTable.of(handle, workspaceId);
          var before = lock(handle, program.id(), id);
          check(before, change.status());
          if (change.repricing() && !before.type().equals(Commission.SALE)) {
            throw ApiProblem.badRequest("Only commissions of sales have a sale amount.");
          }
          var shown = CommissionView.of(handle, workspaceId, before);
          var after = correct(handle, before, change, caller.userId(), now);
          if (change.status() != null) {
            decide(handle, after, change.status(), caller.userId(), now);
          }
          if (change.throughout()) {
            follow(handle, before, change, caller.userId(), now);
          }
          return new Changed<>(
              shown, CommissionView.of(handle, workspaceId, find(handle, program.id(), id)));
        });
  }

  private static void check(Commission commission, @Nullable Decision status) {
    if (commission.status().equals(Commission.PAID)) {
      throw ApiProblem.badRequest(
          "Commission %s is paid and cannot be changed any more.".formatted(commission.id()));
    }
    if (status != null && commission.status().equals(status.label())) {
      throw ApiProblem.badRequest(
          "Commission %s is %s already.".formatted(commission.id(), status.label()));
    }
  }

  /** Sets amount and earnings; if nothing is left, it keeps what it had and is refunded. */
  private Commission correct(
      Handle handle, Commission before, CommissionChange change, String userId, Instant now) {
    if (!change.repricing() && change.earnings() == null) {
      return before;
    }
    var amount = change.repricing() ? amount(handle, before, change) : before.amount();
    var earnings = change.earnings() == null ? null : dollars(handle, change.earnings(), change);
    var reward = earnings == null && amount > 0 ? reward(handle, before) : null;
    var terms = reward == null ? null : terms(handle, before, reward);
    var earned =
        earnings != null ? earnings : terms == null ? 0 : terms.earnings(amount, before.quantity());
    var arithmetic =
        earnings != null || terms == null
            ? earned + ", set by hand"
            : terms.arithmetic(amount, before.quantity());
    if ((change.repricing() && amount == 0) || earned == 0) {
      if (change.status() == null && !before.status().equals(Commission.REFUNDED)) {
        decide(handle, before, Decision.REFUNDED, userId, now);
      }
      return before;
    }
    var after = before.becoming(amount, earned, before.status(), now);
    var snapshot = reward == null || terms == null ? null : Verdict.snapshot(reward, terms);
    CommissionTable.change(
        handle, before.id(), Entry.of(Entry.CORRECTED, after, arithmetic, snapshot, userId));
    return after;
  }

  private long amount(Handle handle, Commission before, CommissionChange change) {
    var difference = change.difference();
    var given = change.newAmount();
    if (difference != null) {
      return Math.max(0, before.amount() + dollars(handle, difference, change));
    }
    return given == null ? before.amount() : dollars(handle, given, change);
  }

  private long dollars(Handle handle, long amount, CommissionChange change) {
    if (change.currency().equals(Commission.DOLLARS)) {
      return amount;
    }
    var dollars =
        rates
            .convert(handle, Math.abs(amount), change.currency())
            .orElseThrow(
                () ->
                    ApiProblem.unprocessable(
                        "custom: currency: There is no exchange rate for %s on this server."
                            .formatted(change.currency())));
    return Long.signum(amount) * dollars.cents().longValueExact();
  }

  /** The partner's reward for sales as it is now. */
  private static Reward reward(Handle handle, Commission commission) {
    var enrollment = EnrollmentTable.find(handle, commission.programId(), commission.partnerId());
    var id = enrollment == null ? null : enrollment.saleRewardId();
    var reward = id == null ? null : RewardTable.find(handle, commission.programId(), id);
    if (reward == null) {
      throw ApiProblem.notFound("The partner has no reward for sales: give earnings instead.");
    }
    return reward;
  }

  /** What happened then is not known any more; what the partner is now, is (B2). */
  private static Terms terms(Handle handle, Commission commission, Reward reward) {
    var context =
        reward.modifiers() == null
            ? JsonNodeFactory.instance.objectNode()
            : Context.of(handle, commission.programId(), commission.partnerId());
    return Modifiers.of(reward.modifiers()).of(Terms.of(reward), context);
  }

  private static void decide(
      Handle handle, Commission before, Decision status, String userId, Instant now) {
    var after = before.becoming(before.amount(), before.earnings(), status.label(), now);
    CommissionTable.change(
        handle,
        before.id(),
        Entry.of(Entry.DECIDED, after, "was " + before.status(), null, userId));
  }

  /** All that the partner has earned by the customer, and nobody has decided about. */
  private static void follow(
      Handle handle, Commission one, CommissionChange change, String userId, Instant now) {
    var status = change.status();
    if (status == null || one.customerId() == null) {
      return;
    }
    handle
        .createQuery(
            """
            select * from commissions
            where program_id = :programId and partner_id = :partnerId
              and customer_id = :customerId and status in ('pending', 'processed', 'hold')
              and id <> :id
            order by id
            """)
        .bind("programId", one.programId())
        .bind("partnerId", one.partnerId())
        .bind("customerId", one.customerId())
        .bind("id", one.id())
        .map((row, _) -> CommissionTable.commission(row))
        .list()
        .forEach(commission -> decide(handle, commission, status, userId, now));
  }

  /**
   * Sets the status of several, or of none.
   *
   * @return their ids and statuses, by id
   * @throws ApiProblem 404 if one is missing, 400 if one was paid or is that already
   */
  Changed<List<ObjectNode>> change(Caller caller, BulkChange change) {
    var now = now();
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          var found = findAll(handle, program.id(), change);
          found.stream()
              .map(Commission::partnerId)
              .distinct()
              .sorted()
              .forEach(partnerId -> EnrollmentTable.lockEarnings(handle, program.id(), partnerId));
          var before = findAll(handle, program.id(), change);
          before.forEach(commission -> check(commission, change.status()));
          before.forEach(
              commission -> decide(handle, commission, change.status(), caller.userId(), now));
          return new Changed<>(
              before.stream().map(one -> status(one.id(), one.status())).toList(),
              before.stream().map(one -> status(one.id(), change.status().label())).toList());
        });
  }

  private static List<Commission> findAll(Handle handle, String programId, BulkChange change) {
    var ids = change.commissionIds().stream().filter(id -> id.indexOf('\0') < 0).toList();
    var found = CommissionTable.byIds(handle, programId, ids);
    if (found.size() < change.commissionIds().size()) {
      throw ApiProblem.notFound("Some of these commissions are not there: none was changed.");
    }
    return found;
  }

  private static ObjectNode status(String id, String status) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("status", status);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
