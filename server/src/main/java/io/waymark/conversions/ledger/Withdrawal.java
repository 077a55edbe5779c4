package io.waymark.conversions.ledger;

/** What makes payments cheaper, and is good for nothing any more. */
public sealed interface Withdrawal {

  /** A discount code, in upper or lower case. */
  record Code(String code) implements Withdrawal {}

  /** A coupon, with all of its codes. */
  record Coupon(String id) implements Withdrawal {}
}
