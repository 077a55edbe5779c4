package io.waymark.partners.rewards;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.partners.programs.GroupTerms;
import io.waymark.platform.http.Operation;
import io.waymark.platform.mail.Mails;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Rewards and discounts, put together. */
public final class RewardSlice {
  private final Withdrawals withdrawals;
  private final GroupTerms terms;
  private final RewardOperations rewards;
  private final DiscountOperations discounts;

  /**
   * @param mails takes what owners of workspaces have to hear
   * @param app the dashboard's public address
   */
  public RewardSlice(Jdbi jdbi, Outbox outbox, Mails mails, URI app, Ids ids, InstantSource clock) {
    var codes = new MovedCodes(outbox);
    this.withdrawals = new Withdrawals(codes, new DiscountMails(mails, app), clock);
    var all = new Rewards(jdbi, ids, clock);
    this.terms = new Terms(all, codes);
    this.rewards = new RewardOperations(all);
    this.discounts = new DiscountOperations(new Discounts(jdbi, withdrawals, ids, clock));
  }

  /** What partners of groups get. */
  public GroupTerms terms() {
    return terms;
  }

  /** What takes away what customers cannot use any more. */
  public Withdrawals withdrawals() {
    return withdrawals;
  }

  /** The API's operations on rewards and discounts. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.concat(rewards.declare(workspace).stream(), discounts.declare(workspace).stream())
        .toList();
  }
}
