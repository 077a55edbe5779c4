package io.waymark.conversions.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody paid.
 *
 * @param origin by what they came
 * @param price what was paid; null if nothing was, which makes somebody known and is no sale
 * @param payment which payment it is
 * @param eventName what is written of it
 * @param subscribedAt when they subscribed by this, or null if they did not
 * @param late whether it is reported again after it could not be recorded: then only a click from
 *     before the payment can have led to it
 */
public record SaleReport(
    Person person,
    Origin origin,
    @Nullable Price price,
    Payment payment,
    String eventName,
    Map<String, JsonNode> metadata,
    @Nullable Instant subscribedAt,
    boolean late) {

  /**
   * By what somebody came.
   *
   * @param clickId the click that led to this very payment; null if only the customer can tell
   * @param leadName the name of the lead it stands for where there is none
   * @param always whether the click counts for customers who are known, too
   */
  public record Origin(@Nullable String clickId, String leadName, boolean always) {}

  /**
   * An amount, more than nothing.
   *
   * @param amount what counts, in minor units
   * @param gross all that was paid, taxes included, in the same; null if not known
   * @param currency an ISO 4217 code
   */
  public record Price(long amount, @Nullable Long gross, String currency) {}

  /**
   * A payment.
   *
   * @param processor who took it
   * @param id of the invoice, which is paid once whoever reports it
   * @param aliases what else the provider calls it
   * @param at when it was paid
   */
  public record Payment(String processor, String id, List<String> aliases, Instant at) {
    public Payment {
      aliases = List.copyOf(aliases);
    }
  }
}
