package io.waymark.partners.commissions;

import io.waymark.analytics.programs.PartnerEarnings;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.partners.rewards.Withdrawals;
import io.waymark.platform.http.Operation;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Everything about commissions, put together. */
public final class CommissionSlice {
  private final Commissions commissions;
  private final CommissionOperations operations;

  /**
   * @param withdrawals takes away what customers cannot use any more
   */
  public CommissionSlice(
      Jdbi jdbi, Outbox outbox, Withdrawals withdrawals, Ids ids, InstantSource clock) {
    var news = new CommissionNews(outbox);
    this.commissions = new Commissions(news, withdrawals, ids, clock);
    this.operations =
        new CommissionOperations(
            new CommissionDesk(jdbi, news, new Rates(jdbi), ids, clock),
            new CommissionList(jdbi, clock));
  }

  /** What conversions tell partner programs. */
  public PartnerPrograms programs() {
    return commissions;
  }

  /** What partners have earned by sales. */
  public static PartnerEarnings earnings(Jdbi jdbi) {
    return new SaleEarnings(jdbi);
  }

  /** The API's operations on commissions. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }
}
