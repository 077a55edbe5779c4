package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may speak for Stripe, and how it is connected. */
@QuarkusTest
class StripeSignatureTest extends StripeTest {
  private static final String HEADER = "Stripe-Signature";

  private int status(String body, Map<String, String> headers) {
    return api.as((String) null).send("POST", path(), body, headers).status();
  }

  @Test
  @DisplayName("D9: only what was signed with the workspace's secret a moment ago is heard")
  void signatures() {
    connect();
    var body = complete(checkout("s")).text();

    assertThat(status(body, Map.of(HEADER, signature(body, SECRET, now())))).isEqualTo(200);
    assertThat(status(body, Map.of())).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, "v1=x"))).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, "t=,v1="))).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, "t=99999999999999999999,v1=00"))).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, signature(body, "whsec_other", now())))).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, signature(body, SECRET, now() - 301)))).isEqualTo(400);
    assertThat(status(body, Map.of(HEADER, signature(body, SECRET, now() + 330)))).isEqualTo(400);
    assertThat(status(body + " ", Map.of(HEADER, signature(body, SECRET, now())))).isEqualTo(400);
    // while a secret is rolled, Stripe signs with both
    var both = "t=" + now() + ",v1=00ff," + signature(body, SECRET, now()).split(",", 2)[1];
    assertThat(status(body, Map.of(HEADER, both))).isEqualTo(200);
  }

  @Test
  @DisplayName("D9: every outcome is answered 200 with the event's type and what became of it")
  void answers() {
    connect();
    var reply = tell(complete(checkout("s")).text().replace("checkout.session.completed", "x.y"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("eventType").asText()).isEqualTo("x.y");
    assertThat(reply.json().path("response").asText()).isNotEmpty();
  }

  @Test
  @DisplayName("another workspace's secret does not open this workspace's door")
  void otherTenants() {
    connect();
    var link = link("t");
    var body = clicked("s", click(link), "cus_t", "in_t").text();
    var other = workspaces.create();
    api.as(other)
        .patch(
            "/api/integrations/stripe",
            "{\"accountId\":\"acct_1032D82eZvKYlo2C\",\"webhookSecrets\":{\"live\":\"theirs\"}}");

    assertThat(tell(path(), body, "theirs").status()).isEqualTo(400);
    var theirs = "/api/integrations/stripe/" + other.id() + "/webhook";
    assertThat(tell(theirs, body, SECRET).status()).isEqualTo(400);
    // Theirs is heard as theirs, but our click brings them nobody.
    assertThat(tell(theirs, body, "theirs").status()).isEqualTo(200);
    assertThat(api.as(other).get("/api/customers").json()).isEmpty();
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    assertThat(tell("/api/integrations/stripe/ws_nobody/webhook", body, SECRET).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("D9: events of connected accounts find the workspace by account and secret")
  void accounts() {
    connect(
        "{\"accountId\":\"acct_1032D82eZvKYlo2C\",\"webhookSecrets\":{\"live\":\"%s\"}}"
            .formatted(SECRET + workspace.id()));
    var other = workspaces.create();
    api.as(other)
        .patch(
            "/api/integrations/stripe",
            "{\"accountId\":\"acct_1032D82eZvKYlo2C\",\"webhookSecrets\":{\"live\":\"theirs\"}}");
    var shared = "/api/stripe/integration/webhook";
    var link = link("a");
    var body = clicked("s", click(link), "cus_a", "in_a").text();

    assertThat(tell(shared, body, "nobody's").status()).isEqualTo(400);
    assertThat(tell(shared, body, SECRET + workspace.id()).status()).isEqualTo(200);
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(tell(shared, "{}", SECRET + workspace.id()).status()).isEqualTo(400);

    var gone =
        body.replace("\"checkout.session.completed\"", "\"account.application.deauthorized\"");
    assertThat(tell(shared, gone, SECRET + workspace.id()).status()).isEqualTo(200);
    assertThat(tell(shared, body, SECRET + workspace.id()).status()).isEqualTo(400);
    assertThat(api.get("/api/integrations/stripe").json().path("accountId").isNull()).isTrue();
  }

  @Test
  @DisplayName("D9: test events count only where the workspace wants them")
  void modes() {
    connect("{\"webhookSecrets\":{\"live\":\"%s\",\"test\":\"tested\"}}".formatted(SECRET));
    var link = link("m");
    var test =
        complete(
                checkout("s")
                    .with("live", false)
                    .with("reference", quoted("dub_id_" + click(link)))
                    .with("customer", quoted("cus_m")))
            .text();

    assertThat(tell(test).json().path("response").asText()).contains("test event");
    assertThat(tell(path() + "/test", test, SECRET).status()).isEqualTo(400);
    assertThat(tell(path() + "/test", test, "tested").json().path("response").asText())
        .contains("another mode");
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    connect("{\"stripeMode\":\"test\"}");
    assertThat(tell(path() + "/test", test, "tested").status()).isEqualTo(200);
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
  }

  @Test
  @DisplayName("secrets are sealed, and shown to nobody again; disconnected, nobody is heard")
  void secrets() {
    assertThat(api.get("/api/integrations/stripe").status()).isEqualTo(404);
    connect(
        """
        {"webhookSecrets":{"live":"%s"},"apiKeys":{"live":"rk_live_x"},
         "freeTrials":{"enabled":true}}"""
            .formatted(SECRET));
    var shown = api.get("/api/integrations/stripe");
    assertThat(shown.text()).doesNotContain(SECRET).doesNotContain("rk_live_x");
    assertThat(shown.json().at("/webhookSecrets/live").asBoolean()).isTrue();
    assertThat(shown.json().at("/webhookSecrets/test").asBoolean()).isFalse();
    assertThat(shown.json().at("/freeTrials/enabled").asBoolean()).isTrue();
    assertThat(shown.json().at("/webhookUrls/test").asText())
        .endsWith(path().substring(4) + "/test");
    connect("{\"apiKeys\":{\"live\":null}}");
    assertThat(api.get("/api/integrations/stripe").json().at("/apiKeys/live").asBoolean())
        .isFalse();
    assertThat(api.get("/api/integrations/stripe").json().at("/webhookSecrets/live").asBoolean())
        .isTrue();

    assertThat(api.delete("/api/integrations/stripe").status()).isEqualTo(200);
    assertThat(tell(complete(checkout("s"))).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("whatever is in a signed body, it is answered and no server error")
  void hostile() {
    connect();
    var deep = "[".repeat(5_000) + "]".repeat(5_000);
    for (var body :
        new String[] {
          "",
          "{",
          "null",
          "[]",
          "{}",
          deep,
          "{\"id\":1,\"type\":{},\"data\":[]}",
          "{\"id\":\"e\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":[],\"customer\":7}}}",
          complete(checkout("s")).text().replace("Jenny", "Jen\\u0000ny"),
          complete(checkout("s")).text().replace("Jenny", "\\ud800"),
          complete(checkout("s").with("customer", "\"" + "x".repeat(100_000) + "\"")).text(),
          complete(checkout("s").with("reference", "\"dub_id_" + "9".repeat(300) + "\"")).text(),
          complete(checkout("s").with("reference", "\"dub_id_\"", "customer", "\"c\"")).text(),
          complete(checkout("s").with("total", "1e400", "customer", "\"cus_h\"")).text(),
          complete(checkout("s").with("total", "-5", "customer", "\"cus_h\"")).text(),
          complete(checkout("s").with("currency", "zzz", "customer", "\"cus_h\"")).text(),
          complete(checkout("s").with("created", "99999999999999999", "customer", "\"c\"")).text(),
          complete(checkout("s").with("total", "9223372036854775807", "customer", "\"c\"")).text(),
          refunded("ch_h", "pi_h", Long.MAX_VALUE).text(),
        }) {
      var reply = tell(body);
      assertThat(reply.status())
          .as(body.length() > 300 ? body.substring(0, 300) : body + reply.text())
          .isIn(200, 400, 422);
    }
  }
}
