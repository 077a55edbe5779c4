package io.waymark.conversions.shopify;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.parking.Parking;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Cors;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The operation by which a pixel in the store tells which click led to a checkout (D9). */
final class Pixel {
  private static final Pattern CLICK_ID = Pattern.compile("[0-9A-Za-z]{16}");
  private static final int LONGEST_TOKEN = 255;

  private final Jdbi jdbi;
  private final Parking parking;
  private final InstantSource clock;

  Pixel(Jdbi jdbi, Parking parking, InstantSource clock) {
    this.jdbi = jdbi;
    this.parking = parking;
    this.clock = clock;
  }

  private record Sighting(@Nullable String checkoutToken, @Nullable String clickId) {
    static final Shape<Sighting> SHAPE =
        Shape.of(
                Sighting.class,
                field("checkoutToken", text().max(LONGEST_TOKEN).nullable())
                    .described("The checkout's token.")
                    .optional(),
                field("clickId", text().nullable())
                    .described("The visitor's click, from the cookie `dub_id`, if there is one.")
                    .optional())
            .named("ShopifyCheckoutSeen");
  }

  Operation declare(PublicOperations operations) {
    return operations
        .post("/shopify/pixel", "trackShopifyCheckout")
        .tag("Integrations")
        .summary("Tell which click led to a checkout")
        .description("Called by a pixel in the store, whose orders name the same checkout.")
        .answers(200, Shape.untyped(field("checkoutToken", text())))
        .shared(Cors.TRACKING)
        .body(
            Sighting.SHAPE,
            (sighting, exchange) -> {
              var token = sighting.checkoutToken();
              if (token == null || token.isEmpty()) {
                throw ApiProblem.badRequest("checkoutToken is required.");
              }
              keep(token, sighting.clickId());
              return Answer.ok(Map.of("checkoutToken", token));
            });
  }

  /** Whether there is such a click is seen when an order comes: by then it is stored. */
  private void keep(String token, @Nullable String clickId) {
    var known = clickId != null && CLICK_ID.matcher(clickId).matches() ? clickId : "";
    jdbi.useHandle(handle -> CheckoutTable.keep(handle, token, known, clock.instant()));
    parking.wakeAnywhere(Provider.SHOPIFY, token);
  }
}
