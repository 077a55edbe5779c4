package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders that come before anybody can tell whose they are (D9). */
@QuarkusTest
class ShopifyWaitingTest extends ShopifyTest {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private void change(String sql, Object... values) {
    Jdbi.create(database).useHandle(handle -> handle.execute(sql, values));
  }

  @Test
  @DisplayName("D9: an order whose pixel is late is tried again after three seconds, by itself")
  void triedAgain() throws Exception {
    var link = link("a");
    var clickId = click(link);
    var came = Instant.now();
    order(101, "a", 801);
    order(101, "a", 801);
    assertThat(parked()).as("an order waits once").isEqualTo(1);
    // Told to another server, whose pixel wakes nobody here.
    change(
        "insert into shopify_checkouts (token, click_id, created_at) values (?, ?, now())",
        workspace.slug() + "a",
        clickId);
    await("the order", () -> counters(link).equals("1/1/1/2005"));
    assertThat(Duration.between(came, Instant.now())).isGreaterThanOrEqualTo(PAUSE);
    await("nothing to wait", () -> parked() == 0);
    order(101, "a", 801);
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
  }

  @Test
  @DisplayName("D9: an order whose pixel tells of no click waits no longer, and counts for nobody")
  void noClick() throws Exception {
    order(111, "b", 802);
    assertThat(parked()).isEqualTo(1);
    pixel("b", "");
    await("nothing to wait", () -> parked() == 0);
    assertThat(api.get("/api/customers").json()).isEmpty();
  }

  @Test
  @DisplayName("an order that waited three days in vain is given up")
  void givenUp() throws Exception {
    var link = link("c");
    var clickId = click(link);
    order(121, "c", 803);
    change(
        "update parked_events set expires_at = now() - interval '1 s' where project_id = ?",
        workspace.id());
    pixel("c", clickId);
    await("nothing to wait", () -> parked() == 0);
    assertThat(counters(link)).isEqualTo("0/0/0/0");
  }

  @Test
  @DisplayName("D9: with a shop that asks to be forgotten go its orders that wait")
  void shopForgotten() {
    order(131, "d", 804);
    assertThat(parked()).isEqualTo(1);
    assertThat(tell("shop/redact", "{}").status()).isEqualTo(200);
    assertThat(parked()).isZero();
  }

  @Test
  @DisplayName("D9: an app that was uninstalled and is connected again is heard again")
  void connectedAgain() {
    var link = link("e");
    pixel("e", click(link));
    tell("app/uninstalled", "{}");
    assertThat(api.get("/api/integrations/shopify").json().path("uninstalled").asBoolean())
        .isTrue();
    order(141, "e", 805);
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    connected();
    order(141, "e", 805);
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
  }

  @Test
  @DisplayName("D9: ten pixels in ten seconds from one address; without a token, or JSON, 4xx")
  void pixels() throws InterruptedException {
    var shopper =
        Map.of("X-Forwarded-For", "192.0.2." + (100 + Math.floorMod(shop.hashCode(), 90)));
    for (var bad : List.of("", "{", "{\"checkoutToken\":7}")) {
      assertThat(pixel(bad, shopper)).as(bad).isIn(400, 422);
    }
    var good = "{\"checkoutToken\":\"%s\"}".formatted(shop);
    RateWindows.awaitRoom(Duration.ofSeconds(10), Duration.ofSeconds(4));
    for (var i = 0; i < 10; i++) {
      assertThat(pixel(good, shopper)).isEqualTo(200);
    }
    assertThat(pixel(good, shopper)).isEqualTo(429);
    assertThat(pixel("f", "").status()).isEqualTo(200);
  }

  private int pixel(String body, Map<String, String> shopper) {
    return api.as((String) null).send("POST", "/api/shopify/pixel", body, shopper).status();
  }
}
