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
 * @param goods what commissions can ask of it beyond its metadata
 */
public record SaleReport(
    Person person,
    Origin origin,
    @Nullable Price price,
    Payment payment,
    String eventName,
    Map<String, JsonNode> metadata,
    @Nullable Instant subscribedAt,
    boolean late,
    Goods goods) {

  public SaleReport(
      Person person,
      Origin origin,
      @Nullable Price price,
      Payment payment,
      String eventName,
      Map<String, JsonNode> metadata,
      @Nullable Instant subscribedAt,
      boolean late) {
    this(person, origin, price, payment, eventName, metadata, subscribedAt, late, Goods.UNKNOWN);
  }

  /**
   * By what somebody came.
   *
   * @param clickId the click that led to this very payment; null if only the customer can tell
   * @param leadName the name of the lead it stands for where there is none
   * @param always whether the click counts for customers who are known, too
   * @param voucher what else tells who brought somebody who is not known; or null
   */
  public record Origin(
      @Nullable String clickId, String leadName, boolean always, @Nullable Voucher voucher) {

    public Origin(@Nullable String clickId, String leadName, boolean always) {
      this(clickId, leadName, always, null);
    }

    /** The same with codes, unless there are none. */
    public Origin with(Voucher codes) {
      return codes.codes().isEmpty() ? this : new Origin(clickId, leadName, always, codes);
    }
  }

  /**
   * Discount codes that were used: one of a partner's stands for a click on its link.
   *
   * @param leadName the name of the lead it makes
   * @param country where the bill goes, ISO 3166-1 alpha-2; null if not known
   * @param region of that country; null if not known
   */
  public record Voucher(
      List<String> codes, String leadName, @Nullable String country, @Nullable String region) {
    public Voucher {
      codes = List.copyOf(codes);
    }
  }

  /**
   * An amount, more than nothing.
   *
   * @param amount what counts, in minor units
   * @param gross all that was paid, taxes included, in the same; null if not known
   * @param currency an ISO 4217 code
   */
  public record Price(long amount, @Nullable Long gross, String currency) {}

  /**
   * What was bought, as conditions of rewards ask for it. Nothing of it is kept.
   *
   * @param metadata what was noted of it, instead of what is kept with the sale; may be empty
   * @param products may be empty
   */
  public record Goods(Map<String, JsonNode> metadata, List<Product> products) {
    public static final Goods UNKNOWN = new Goods(Map.of(), List.of());

    public Goods {
      metadata = Map.copyOf(metadata);
      products = List.copyOf(products);
    }
  }

  /**
   * A product that was bought.
   *
   * @param amount more than nothing, in minor units of the price's currency
   */
  public record Product(String id, long amount, int quantity) {}

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
