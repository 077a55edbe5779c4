package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads and sales that pages report with a publishable key (D0). */
@QuarkusTest
class TrackClientTest extends ConversionTest {
  private static final Map<String, String> SHOP =
      Map.of("Referer", "https://www.shop.example/checkout?step=2");

  private String key;

  @BeforeEach
  void key() {
    key = "dub_pk_" + workspace.slug() + "000000000000";
    set("{\"publishableKey\":\"%s\"}".formatted(key));
  }

  private void set(String body) {
    var reply = api.patch("/api/workspaces/" + workspace.slug(), body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private Reply page(String operation, String body, Map<String, String> headers) {
    var reply = api.as(key).send("POST", "/api/track/" + operation + "/client", body, headers);
    assertShared(reply);
    return reply;
  }

  private Reply page(String operation, String body) {
    return page(operation, body, Map.of());
  }

  /** Any page may read the answer, whatever it is. */
  private static void assertShared(Reply reply) {
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
    assertThat(reply.header("Access-Control-Allow-Headers"))
        .isEqualTo("Content-Type, Authorization");
  }

  private static String leadOf(String clickId, String customer) {
    return "{\"clickId\":\"%s\",\"eventName\":\"Sign up\",\"customerExternalId\":\"%s\",\"customerName\":\"Ann\"}"
        .formatted(clickId, customer);
  }

  @Test
  @DisplayName("D0, D2, D3: a page's lead and sale count and are answered as those of a server")
  void leadAndSale() {
    var link = link("page");
    var click = click(link);
    var lead = page("lead", leadOf(click, "p1"), SHOP);
    assertThat(lead.status()).as(lead.text()).isEqualTo(200);
    var other = click(link);
    var ofServer = lead(leadOf(other, "p2"));
    assertThat(lead.text().replace(click, other).replace("\"p1\"", "\"p2\""))
        .isEqualTo(ofServer.text());
    var sold =
        "{\"customerExternalId\":\"%s\",\"customerName\":\"Ann\",\"amount\":500,\"invoiceId\":\"%s\"}";
    var sale = page("sale", sold.formatted("p1", "i1"), SHOP);
    assertThat(sale.status()).as(sale.text()).isEqualTo(200);
    assertThat(sale.text().replace("p1", "p2").replace("i1", "i2").replaceAll("cus_\\w+", "cus"))
        .isEqualTo(sale(sold.formatted("p2", "i2")).text().replaceAll("cus_\\w+", "cus"));
    assertThat(counters(link)).isEqualTo("2/2/2/1000");
    assertThat(page("sale", sold.formatted("p1", "i1")).text()).isEqualTo(sale.text());
    assertThat(counters(link)).isEqualTo("2/2/2/1000");
  }

  @Test
  @DisplayName("Pages are told nothing of customers but what they said: ids can be guessed")
  void customersArePrivate() {
    var link = link("private");
    lead(
        "{\"clickId\":\"%s\",\"eventName\":\"Sign up\",\"customerExternalId\":\"1\",\"customerEmail\":\"ann@shop.example\"}"
            .formatted(click(link)));
    sale(
        "{\"customerExternalId\":\"1\",\"amount\":900,\"invoiceId\":\"inv_1\",\"metadata\":{\"plan\":\"secret\"}}");

    assertThat(page("lead", leadOf(click(link), "1").replace("Ann", "Guess")).text())
        .contains("\"customer\":{\"name\":\"Guess\",\"email\":null,\"avatar\":null")
        .doesNotContain("ann@shop");
    assertThat(page("sale", "{\"customerExternalId\":\"1\",\"amount\":1}").text())
        .contains("\"name\":null,\"email\":null")
        .doesNotContain("ann@shop");
    assertThat(
            page("sale", "{\"customerExternalId\":\"2\",\"amount\":1,\"invoiceId\":\"inv_1\"}")
                .text())
        .contains("\"metadata\":null")
        .doesNotContain("secret", "ann@shop");
  }

  @Test
  @DisplayName("D2: without a click a known customer's own counts; an unknown one's is missing")
  void withoutClick() {
    var link = link("again");
    page("lead", leadOf(click(link), "known"));
    var again =
        page("lead", "{\"clickId\":\"\",\"eventName\":\"Demo\",\"customerExternalId\":\"known\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(counters(link)).isEqualTo("2/0/0/0");
    assertThat(page("lead", leadOf("", "unknown")).status()).isEqualTo(400);
    assertThat(page("sale", "{\"customerExternalId\":\"unknown\",\"amount\":1}").text())
        .isEqualTo("{\"eventName\":\"Purchase\",\"customer\":null,\"sale\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lead; {'eventName':'e','customerExternalId':'c'}",
        "lead; {'clickId':null,'eventName':'e','customerExternalId':'c'}",
        "lead; {'clickId':'x','customerExternalId':'c'}",
        "lead; {'clickId':'x','eventName':'e'}",
        "lead; {'clickId':'x','eventName':'e','externalId':'c'}",
        "lead; {'clickId':'x','eventName':'e','customerId':'c'}",
        "lead; {'clickId':'x','eventName':'e','customerExternalId':'  '}",
        "sale; {'amount':1}",
        "sale; {'amount':1,'externalId':'c'}",
        "sale; {'customerExternalId':'','amount':1}",
        "sale; {'customerExternalId':'c'}"
      })
  @DisplayName("D2, D3: what a page has to say")
  void invalid(String operation, String body) {
    assertThat(page(operation, body.replace('\'', '"')).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("D2, D3: a page's names for customers have 100 characters at most; bodies are JSON")
  void bounded() {
    var longest = "c".repeat(100);
    var body = "{\"customerExternalId\":\"%s\",\"amount\":1}";
    assertThat(page("sale", body.formatted(longest)).status()).isEqualTo(200);
    assertThat(page("sale", body.formatted(longest + "c")).status()).isEqualTo(422);
    assertThat(page("lead", "no json").status()).isEqualTo(400);
    assertThat(page("lead", "").status()).isEqualTo(400);
    assertThat(page("lead", "[]").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("body sizes are bounded, and the page is told")
  void tooLarge() {
    var huge = page("lead", "{\"eventName\":\"" + "e".repeat(6 << 20) + "\"}");
    assertThat(huge.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "sale"})
  @DisplayName("b.6: no key 401, another kind of key 400, an unknown one 401; before the body")
  void authentication(String operation) {
    var path = "/api/track/" + operation + "/client";
    var nobody = api.as((String) null);
    for (var refused :
        new Object[][] {
          {nobody.post(path, "no json"), 401, "unauthorized"},
          {nobody.send("POST", path, "{}", Map.of("Authorization", "")), 401, "unauthorized"},
          {nobody.send("POST", path, "{}", Map.of("Authorization", key)), 400, "bad_request"},
          {
            nobody.send("POST", path, "{}", Map.of("Authorization", "bearer " + key)),
            400,
            "bad_request"
          },
          {
            nobody.send("POST", path, "{}", Map.of("Authorization", "Basic abc")),
            400,
            "bad_request"
          },
          {api.post(path, "{}"), 400, "bad_request"},
          {api.as("dub_pk_nobodyHasThisKey12345").post(path, "{}"), 401, "unauthorized"},
          {api.as("dub_pk_").post(path, "{}"), 401, "unauthorized"}
        }) {
      var reply = (Reply) refused[0];
      assertThat(reply.status()).as(reply.text()).isEqualTo(refused[1]);
      assertThat(reply.code()).isEqualTo(refused[2]);
      assertShared(reply);
    }
  }

  @Test
  @DisplayName("b.6: a preflight is answered with 204")
  void preflight() {
    var reply =
        api.as((String) null)
            .send(
                "OPTIONS",
                "/api/track/lead/client",
                null,
                Map.of("Origin", "https://shop.example", "Access-Control-Request-Method", "POST"));
    assertThat(reply.status()).isEqualTo(204);
    assertShared(reply);
  }

  @Test
  @DisplayName("a key that was replaced or taken away opens nothing from then on")
  void revoked() {
    var old = key;
    key = "dub_pk_" + workspace.slug() + "111111111111";
    var body = "{\"customerExternalId\":\"c\",\"amount\":1}";
    assertThat(page("sale", body).status()).isEqualTo(401);
    set("{\"publishableKey\":\"%s\"}".formatted(key));
    assertThat(page("sale", body).status()).isEqualTo(200);
    assertThat(api.as(old).post("/api/track/sale/client", body).status()).isEqualTo(401);
    set("{\"publishableKey\":null}");
    assertThat(page("sale", body).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("D1: a click of another workspace makes no lead")
  void foreignClick() {
    var other = workspaces.create();
    var link = link(api.as(other), other.slug());
    var refused = page("lead", leadOf(click(link), "thief"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(
            api.as(other)
                .get("/api/links/" + link.path("id").asText())
                .json()
                .path("leads")
                .asInt())
        .isZero();
    assertThat(api.get("/api/customers/ext_thief").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, https://shop.example/a, , 200",
    "shop.example, https://www.shop.example/, , 200",
    "shop.example, https://SHOP.example:8443/, , 200",
    "shop.example, http://shop.example/, , 200",
    "shop.example, https://my.shop.example/, , 403",
    "shop.example, https://shop.example.evil.com/, , 403",
    "shop.example, https://notshop.example/, , 403",
    "shop.example, https://shop.example@evil.com/, , 403",
    "shop.example, , https://shop.example, 200",
    "shop.example, , https://evil.com, 403",
    "shop.example, , null, 403",
    "shop.example, no address, https://shop.example, 403",
    "shop.example, https://evil.com/, https://shop.example, 403",
    "shop.example, https://shop.example/, https://evil.com, 200",
    "shop.example, , , 403",
    "www.shop.example, https://www.shop.example/, , 200",
    "www.shop.example, https://shop.example/, , 200",
    "*.shop.example, https://my.shop.example/, , 200",
    "*.shop.example, https://a.b.shop.example/, , 200",
    "*.shop.example, https://shop.example/, , 403",
    "*.shop.example, https://www.shop.example/, , 403",
    "*.shop.example, https://notshop.example/, , 403",
    "localhost, http://localhost:3000/, , 200",
    "xn--bcher-kva.example, https://bücher.example/, , 200",
  })
  @DisplayName("b.6: the host of Referer, else Origin, without www., is one of those allowed")
  void hostnames(String entry, String referrer, String origin, int status) {
    set("{\"allowedHostnames\":[\"%s\",\"other.example\"]}".formatted(entry));
    var headers = new HashMap<String, String>();
    if (referrer != null) {
      headers.put("Referer", referrer.replace("ü", "%C3%BC"));
    }
    if (origin != null) {
      headers.put("Origin", origin);
    }
    var reply = page("sale", "{\"customerExternalId\":\"c\",\"amount\":1}", headers);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    if (status == 403) {
      assertThat(reply.code()).isEqualTo("forbidden");
    }
    set("{\"allowedHostnames\":[]}");
    assertThat(page("sale", "{\"customerExternalId\":\"c\",\"amount\":1}", headers).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("b.6: 600 calls a minute with one key; another key has its own")
  void limit() {
    var body = "{}";
    var first = page("sale", body);
    assertThat(first.status()).isEqualTo(422);
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("600");
    Reply refused = first;
    for (var i = 0; i < 1300 && refused.status() != 429; i++) {
      refused = page("sale", body);
    }
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limit_exceeded");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    key = "dub_pk_" + workspace.slug() + "222222222222";
    set("{\"publishableKey\":\"%s\"}".formatted(key));
    assertThat(page("sale", body).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("b.6: a publishable key opens no other operation")
  void opensNothingElse() {
    var paths = api.get("/api").json().path("paths").properties();
    assertThat(paths).hasSizeGreaterThan(30);
    var others = 0;
    for (var path : paths) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().at("/security/0/apiKey").isMissingNode()) {
          continue;
        }
        others++;
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var filled =
            path.getKey().replace("{idOrSlug}", workspace.slug()).replaceAll("\\{[^}]*}", "none");
        for (var query : new String[] {"", "?workspaceId=" + workspace.id()}) {
          var reply =
              api.as(key)
                  .send(
                      method,
                      "/api" + filled + query,
                      method.equals("GET") ? null : "{}",
                      Map.of());
          assertThat(reply.status()).as(method + " " + filled + query).isEqualTo(401);
        }
      }
    }
    assertThat(others).isGreaterThan(30);
  }
}
