package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.ledger.SaleReport.Voucher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The promotion codes that made a payment cheaper: where nobody knows the customer, one of a
 * partner's tells who brought them (D9). Payloads have the code itself, or an id to ask Stripe for.
 */
final class PromotionCodes {
  private static final String LEAD = "Attributed via discount code";
  private static final String PLACE = "/promotion_code";
  private static final int MOST = 10;

  private final Directory directory;

  PromotionCodes(Directory directory) {
    this.directory = directory;
  }

  /**
   * Tries once more with the codes, if there are any and nobody was found without.
   *
   * @param address where the bill goes
   */
  Outcome orBy(
      StripeEvent event, Outcome outcome, Payload address, Function<Voucher, Outcome> work) {
    if (!(outcome instanceof Waiting)) {
      return outcome;
    }
    var codes =
        discounts(event.object())
            .map(discount -> code(event, discount))
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST)
            .toList();
    return codes.isEmpty()
        ? outcome
        : work.apply(new Voucher(codes, LEAD, address.text("/country"), address.text("/state")));
  }

  /** In the session or invoice, or in its lines, of whatever version of Stripe's API. */
  private static Stream<Payload> discounts(Payload object) {
    var all = new ArrayList<Payload>();
    all.add(object.at("/discount"));
    all.addAll(object.at("/discounts").elements());
    for (var part : object.at("/total_details/breakdown/discounts").elements()) {
      all.add(part.at("/discount"));
    }
    for (var line : object.at("/lines/data").elements()) {
      all.addAll(line.at("/discounts").elements());
    }
    return List.copyOf(all).stream();
  }

  private @Nullable String code(StripeEvent event, Payload discount) {
    var code = discount.text(PLACE + "/code");
    var id = discount.id(PLACE);
    return code != null || id == null || event.late()
        ? code
        : directory.promotionCode(event.connection(), id);
  }
}
