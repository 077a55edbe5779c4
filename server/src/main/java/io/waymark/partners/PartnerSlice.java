package io.waymark.partners;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.ProgramLinks;
import io.waymark.partners.programs.ProgramSlice;
import io.waymark.partners.rewards.RewardSlice;
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

  public PartnerSlice(
      Jdbi jdbi,
      ProgramLinks links,
      Outbox outbox,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.rewards = new RewardSlice(jdbi, outbox, ids, clock);
    this.programs = new ProgramSlice(jdbi, links, rewards.terms(), ids, clock, random);
  }

  /** The API's operations on programs, groups, rewards, partners, and what they earn. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.<List<Operation>>of(programs.operations(workspace), rewards.operations(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
