package io.waymark.events;

import java.time.Instant;

/**
 * A customer paid (A4).
 *
 * @param timestamp when it was reported
 * @param paymentProcessor such as {@code stripe}; {@code custom} if nobody said
 * @param amount in minor units of the workspace's currency, 0 or more
 * @param currency three letters in lower case
 * @param invoiceId empty if there is none
 */
public record Sale(
    String eventId,
    Instant timestamp,
    String eventName,
    String customerId,
    String paymentProcessor,
    long amount,
    String currency,
    String invoiceId,
    String metadata,
    Click click)
    implements Conversion {

  public Sale {
    if (amount < 0) {
      throw new IllegalArgumentException("A sale of " + amount);
    }
  }
}
