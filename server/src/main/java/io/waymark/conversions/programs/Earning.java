package io.waymark.conversions.programs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a partner may earn by: a lead or a sale of a link of theirs (C2.6, C3.6).
 *
 * @param eventId the lead's or sale's, by which it is earned once
 * @param quantity how many leads were reported together; 1 for a sale
 * @param amount of a sale, in cents of US dollars; 0 for a lead
 * @param invoiceId what was paid; null for a lead, or if nobody said
 * @param products what was bought, where that is known
 * @param metadata as it was reported, or noted of what was bought; null without
 * @param source how it came here, as conditions of rewards have it: {@code tracked}, {@code trial}
 * @param at when it happened
 */
public record Earning(
    String workspaceId,
    String programId,
    String partnerId,
    String linkId,
    Buyer customer,
    Event event,
    String eventId,
    int quantity,
    long amount,
    @Nullable String invoiceId,
    List<Product> products,
    @Nullable JsonNode metadata,
    String source,
    Instant at) {
  public Earning {
    products = List.copyOf(products);
  }

  /** What was done. */
  public enum Event {
    LEAD,
    SALE
  }

  /**
   * A product that was bought; all together are no more than the sale's amount.
   *
   * @param amount more than nothing, in cents of US dollars
   */
  public record Product(String id, long amount, int quantity) {}

  /**
   * Who did it.
   *
   * @param country ISO 3166-1 alpha-2, or null if unknown
   * @param since when they became a customer
   */
  public record Buyer(String id, @Nullable String country, Instant since) {}
}
