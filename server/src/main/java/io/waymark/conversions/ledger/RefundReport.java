package io.waymark.conversions.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something was paid back.
 *
 * @param key the refund's id, or of what the provider sums refunds up by: of several reports of one
 *     key the largest amount counts
 * @param payment an invoice, or another name of one
 * @param amount in minor units
 * @param currency an ISO 4217 code
 * @param paid all that had been paid, in the same; null if not known
 */
public record RefundReport(
    String provider,
    String key,
    String payment,
    long amount,
    String currency,
    @Nullable Long paid) {}
