package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.Earning;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.partners.enrollments.Enrollment;
import io.waymark.partners.enrollments.EnrollmentTable;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.partners.rewards.Reward;
import io.waymark.partners.rewards.RewardTable;
import io.waymark.partners.rewards.Withdrawals;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What leads, sales and refunds mean for partners, in the transactions that record them (C4,
 * decision 21).
 */
public final class Commissions implements PartnerPrograms {
  private final CommissionNews news;
  private final Withdrawals withdrawals;
  private final Ids ids;
  private final InstantSource clock;

  Commissions(CommissionNews news, Withdrawals withdrawals, Ids ids, InstantSource clock) {
    this.news = news;
    this.withdrawals = withdrawals;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void earned(Handle handle, Earning earning) {
    var program = ProgramTable.find(handle, earning.workspaceId());
    if (program == null || !program.id().equals(earning.programId())) {
      return;
    }
    EnrollmentTable.lockEarnings(handle, program.id(), earning.partnerId());
    var enrollment = EnrollmentTable.find(handle, program.id(), earning.partnerId());
    var reward = enrollment == null ? null : reward(handle, enrollment, earning.event());
    var verdict = reward == null ? null : verdict(handle, earning, reward);
    if (verdict == null) {
      return;
    }
    var commission = commission(earning, verdict);
    var first = Entry.of(Entry.EARNED, commission, verdict.arithmetic(), verdict.snapshot(), null);
    if (CommissionTable.insert(handle, commission, first)) {
      news.created(handle, earning.workspaceId(), commission);
    }
  }

  private static @Nullable Reward reward(
      Handle handle, Enrollment enrollment, Earning.Event event) {
    var id = event == Earning.Event.LEAD ? enrollment.leadRewardId() : enrollment.saleRewardId();
    return id == null || !enrollment.earns()
        ? null
        : RewardTable.find(handle, enrollment.programId(), id);
  }

  private static @Nullable Verdict verdict(Handle handle, Earning earning, Reward reward) {
    var sale = earning.event() == Earning.Event.SALE;
    var customerId = earning.customer().id();
    var pair = CommissionTable.first(handle, earning.partnerId(), customerId, type(earning));
    var context =
        reward.modifiers() == null
            ? JsonNodeFactory.instance.objectNode()
            : Context.of(handle, earning, pair);
    return Verdict.of(
        reward,
        new Verdict.Case(
            pair,
            sale,
            earning.amount(),
            earning.quantity(),
            earning.at(),
            context,
            earning.products()),
        limit ->
            CommissionTable.used(
                handle,
                earning.programId(),
                earning.partnerId(),
                sale ? customerId : null,
                type(earning),
                limit));
  }

  private static String type(Earning earning) {
    return earning.event() == Earning.Event.LEAD ? "lead" : Commission.SALE;
  }

  private Commission commission(Earning earning, Verdict verdict) {
    return new Commission(
        ids.next("cm_"),
        earning.programId(),
        earning.partnerId(),
        verdict.reward().id(),
        earning.linkId(),
        earning.customer().id(),
        earning.eventId(),
        earning.invoiceId(),
        type(earning),
        verdict.description(),
        earning.amount(),
        earning.quantity(),
        verdict.earnings(),
        Commission.DOLLARS,
        Commission.PENDING,
        null,
        earning.at(),
        earning.at());
  }

  @Override
  public void refunded(Handle handle, String workspaceId, Collection<String> invoiceIds) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    PaidBack.apply(handle, workspaceId, List.copyOf(invoiceIds), now);
  }

  @Override
  public @Nullable ObjectNode shown(
      Handle handle, String workspaceId, String programId, String partnerId) {
    var program = ProgramTable.find(handle, workspaceId);
    if (program == null || !program.id().equals(programId)) {
      return null;
    }
    var partner = ShownPartners.of(handle, programId, List.of(partnerId)).get(partnerId);
    return partner == null ? null : Totals.of(handle, programId, partnerId).onto(partner);
  }

  @Override
  public @Nullable String linkOfCode(Handle handle, String workspaceId, String code) {
    return handle
        .createQuery(
            """
            select c.link_id from discount_codes c
            join programs p on p.id = c.program_id
            join links l on l.id = c.link_id and l.project_id = p.project_id
            where p.project_id = :workspaceId and lower(c.code) = lower(:code)
              and c.disabled_at is null and l.disabled_at is null
            """)
        .bind("workspaceId", workspaceId)
        .bind("code", code)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  @Override
  public boolean dropCode(Handle handle, String workspaceId, String code) {
    return withdrawals.code(handle, workspaceId, code);
  }

  @Override
  public boolean dropCoupon(Handle handle, String workspaceId, String couponId) {
    return withdrawals.coupon(handle, workspaceId, couponId);
  }
}
