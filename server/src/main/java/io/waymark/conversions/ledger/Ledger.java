package io.waymark.conversions.ledger;

import java.time.Instant;
import java.util.Collection;

/**
 * Takes reports from wherever they come (D9). Each report may come any number of times, in any
 * order and at once with others: what is recorded in the end is the same. Calls block.
 *
 * <p>All of them throw {@link io.waymark.platform.http.ApiProblem} with 503 if clicks cannot be
 * looked up just now; nothing else a report says makes them fail.
 */
public interface Ledger {

  /** Somebody paid, or would have if it had cost anything. */
  Outcome sale(String workspaceId, SaleReport report);

  /** Somebody did what counts as a lead. */
  Outcome lead(String workspaceId, LeadReport report);

  /** Somebody is who the report says, from now on. */
  Outcome introduce(String workspaceId, Introduction introduction);

  /** Somebody's subscription ended, unless they have subscribed since. */
  Outcome cancel(String workspaceId, Person person, Instant at);

  /** Something was paid back, of a payment that may not be known yet. */
  Outcome refund(String workspaceId, RefundReport report);

  /** An invoice has other names too; the first that says so is right. */
  void alias(String workspaceId, String invoiceId, Collection<String> aliases);

  /** A discount code, or a coupon with all of its codes, is good for nothing any more. */
  Outcome withdraw(String workspaceId, Withdrawal withdrawal);

  /** Somebody wants to be forgotten: their name is replaced, their address dropped. */
  Outcome forget(String workspaceId, Person person);
}
