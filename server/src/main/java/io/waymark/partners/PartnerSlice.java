package io.waymark.partners;

import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.partners.commissions.CommissionSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about partner programs, put together. */
public final class PartnerSlice {

  private final CommissionSlice commissions;

  /**
   * @param outbox is told of what somebody wants to hear of
   */
  public PartnerSlice(Jdbi jdbi, Outbox outbox, Ids ids, InstantSource clock) {
    this.commissions = new CommissionSlice(jdbi, outbox, ids, clock);
  }

  /** What conversions tell partner programs. */
  public PartnerPrograms programs() {
    return commissions.programs();
  }

  /** The API's operations on programs, groups, rewards, partners, and what they earn. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.<List<Operation>>of(commissions.operations(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
