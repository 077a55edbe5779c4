package io.waymark.partners;

import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.ProgramLinks;
import io.waymark.partners.programs.ProgramSlice;
import io.waymark.partners.rewards.RewardSlice;
import io.waymark.partners.commissions.CommissionSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about partner programs, put together. */
public final class PartnerSlice {
  private final ProgramSlice programs;
  private final RewardSlice rewards;
  private final CommissionSlice commissions;

  /**
   * @param outbox is told of what somebody wants to hear of
   * @param random makes what nobody must be able to guess
   */
  public PartnerSlice(
      Jdbi jdbi,
      ProgramLinks links,
      Outbox outbox,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.rewards = new RewardSlice(jdbi, outbox, ids, clock);
    this.programs = new ProgramSlice(jdbi, links, rewards.terms(), ids, clock, random);
    this.commissions = new CommissionSlice(jdbi, outbox, ids, clock);
  }

  /** What conversions tell partner programs. */
  public PartnerPrograms programs() {
    return commissions.programs();
  }

  /** The API's operations on programs, groups, rewards, partners, and what they earn. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            programs.operations(workspace),
            rewards.operations(workspace),
            commissions.operations(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
