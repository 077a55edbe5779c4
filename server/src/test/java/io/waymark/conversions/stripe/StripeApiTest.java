package io.waymark.conversions.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.conversions.connections.Connection;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.outbound.OutboundResponse.Failed;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StripeApiTest {
  private static final Connection WITH_KEY = connection(Map.of("api-live", "rk_live_1"));

  private static Connection connection(Map<String, String> secrets) {
    var settings = JsonNodeFactory.instance.objectNode();
    return new Connection("c", "ws", null, settings, secrets, Instant.EPOCH, Instant.EPOCH);
  }

  private static OutboundResponse answer(int status, String body) {
    return new Fetched(status, "", Map.of(), body.getBytes(UTF_8), false);
  }

  @Test
  @DisplayName("D9: who a customer is, is in their metadata at Stripe")
  void metadata() {
    var asked = new ArrayList<String>();
    var api =
        new StripeApi(
            (url, headers) -> {
              asked.add(url + " " + headers.get("Authorization"));
              return answer(200, "{\"metadata\":{\"dubCustomerId\":\"u1\"}}");
            });

    assertThat(api.externalId(WITH_KEY, "cus_1/../x")).isEqualTo("u1");
    assertThat(asked)
        .containsExactly("https://api.stripe.com/v1/customers/cus_1%2F..%2Fx Bearer rk_live_1");
  }

  @Test
  @DisplayName("D9: what customers enter for a promotion code, Stripe tells by its id")
  void promotionCode() {
    var asked = new ArrayList<String>();
    var api =
        new StripeApi(
            (url, headers) -> {
              asked.add(url);
              return answer(200, "{\"id\":\"promo_1\",\"code\":\"ANN10OFF\"}");
            });

    assertThat(api.promotionCode(WITH_KEY, "promo_1")).isEqualTo("ANN10OFF");
    assertThat(api.promotionCode(connection(Map.of()), "promo_1")).isNull();
    assertThat(asked).containsExactly("https://api.stripe.com/v1/promotion_codes/promo_1");
  }

  @Test
  @DisplayName("nobody is asked without a key, and who is not there is nobody")
  void nobody() {
    var api = new StripeApi((url, headers) -> answer(404, "{}"));

    assertThat(api.externalId(WITH_KEY, "cus_1")).isNull();
    assertThat(
            new StripeApi((url, headers) -> new Failed("")).externalId(connection(Map.of()), "c"))
        .isNull();
  }

  @Test
  @DisplayName("D9: when Stripe is busy, it is to send its event again")
  void busy() {
    assertThatThrownBy(
            () -> new StripeApi((url, headers) -> answer(429, "")).externalId(WITH_KEY, "c"))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED));
    assertThatThrownBy(
            () -> new StripeApi((url, headers) -> new Failed("x")).externalId(WITH_KEY, "c"))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
  }

  @Test
  @DisplayName("D9: amounts are shares of each other to the unit; shillings have no decimals")
  void amounts() {
    assertThat(StripeAmounts.share(2380, 1000, 1190)).isEqualTo(2000);
    assertThat(StripeAmounts.share(Long.MAX_VALUE, 1, 3)).isEqualTo(3_074_457_345_618_258_602L);
    assertThat(StripeAmounts.units(1190, "ugx")).isEqualTo(11);
    assertThat(StripeAmounts.units(1190, "jpy")).isEqualTo(1190);
    assertThat(StripeAmounts.price(0, 100, "usd")).isNull();
  }
}
