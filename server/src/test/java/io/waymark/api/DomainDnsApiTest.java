package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.links.domains.Dns;
import io.waymark.links.domains.LocalDns;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DomainDnsApiTest extends ApiTest {
  private String name() {
    return workspace.slug().toLowerCase(Locale.ROOT) + ".com";
  }

  private void create(Api caller, String slug) {
    assertThat(caller.post("/api/domains", "{\"slug\":\"%s\"}".formatted(slug)).status())
        .isEqualTo(201);
  }

  private String verify(Api caller, String slug) {
    var reply = caller.get("/api/domains/" + slug + "/verify");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("status").asText();
  }

  private boolean verified(Api caller, String slug) {
    return caller.get("/api/domains/" + slug).json().path("verified").asBoolean();
  }

  @Test
  @DisplayName(
      "DOM-11: what the DNS says is answered with the records that are wanted, and remembered")
  void verification() {
    create(api, name());
    assertThat(verify(api, name())).isEqualTo("Domain Not Found");
    LocalDns.set(name(), Dns.Type.A, "198.51.100.1");
    assertThat(verify(api, name())).isEqualTo("Invalid Configuration");
    assertThat(verified(api, name())).isFalse();
    LocalDns.set(name(), Dns.Type.A, "192.0.2.10");
    assertThat(verify(api, name())).isEqualTo("Valid Configuration");
    assertThat(verified(api, name())).isTrue();

    var report = api.get("/api/domains/" + name() + "/verify").json();
    assertThat(report.path("domainConnect").isNull()).isTrue();
    assertThat(report.at("/response/records/0/type").asText()).isEqualTo("A");
    assertThat(report.at("/response/records/0/value").asText()).isEqualTo("192.0.2.10");
    assertThat(report.at("/response/records/0/found/0").asText()).isEqualTo("192.0.2.10");
    assertThat(report.at("/response/records/1/value").asText())
        .matches("waymark-verify=[0-9A-Za-z]{32}");

    LocalDns.fail(name());
    assertThat(verify(api, name())).isEqualTo("Unknown Error");
    assertThat(verified(api, name())).isTrue();
  }

  @Test
  @DisplayName(
      "DOM-11: what no longer leads here is no longer verified, and its visitors do not mind (DOM-15)")
  void noLongerVerified() {
    create(api, name());
    LocalDns.set(name(), Dns.Type.CNAME, "links.waymark.example");
    assertThat(verify(api, name())).isEqualTo("Valid Configuration");
    LocalDns.set(name(), Dns.Type.CNAME);
    LocalDns.set(name(), Dns.Type.A, "198.51.100.1");
    assertThat(verify(api, name())).isEqualTo("Invalid Configuration");

    assertThat(verified(api, name())).isFalse();
    api.post(
        "/api/links",
        "{\"url\":\"https://x.com/a\",\"domain\":\"%s\",\"key\":\"a\"}".formatted(name()));
    assertThat(
            api.send("GET", "/a", null, Map.of("Host", name(), "User-Agent", Api.BROWSER))
                .header("Location"))
        .isEqualTo("https://x.com/a");
  }

  @Test
  @DisplayName(
      "DOM-10: where another workspace has a domain of the same owner, a TXT record decides")
  void proof() {
    var other = api.as(workspaces.create());
    create(other, name());
    create(api, "go." + name());
    LocalDns.set("go." + name(), Dns.Type.A, "192.0.2.10");
    assertThat(verify(api, "go." + name())).isEqualTo("Pending Verification");

    var report = api.get("/api/domains/go." + name() + "/verify").json();
    var txt = report.at("/response/records/1");
    assertThat(txt.path("required").asBoolean()).isTrue();
    assertThat(txt.path("name").asText()).isEqualTo("_waymark.go");
    LocalDns.set(txt.path("host").asText(), Dns.Type.TXT, txt.path("value").asText());
    assertThat(verify(api, "go." + name())).isEqualTo("Valid Configuration");
  }

  @Test
  @DisplayName("DOM-4: a renamed domain has to be verified anew")
  void renamed() {
    create(api, name());
    LocalDns.set(name(), Dns.Type.A, "192.0.2.10");
    verify(api, name());
    api.patch("/api/domains/" + name(), "{\"slug\":\"new.%s\"}".formatted(name()));

    assertThat(verified(api, "new." + name())).isFalse();
  }

  @Test
  @DisplayName("DOM-13: names are invalid, taken, led elsewhere, or available")
  void availability() {
    create(api, name());
    LocalDns.set("site." + name(), Dns.Type.A, "198.51.100.1");
    var validate = "/api/domains/%s/validate";

    assertThat(api.get(validate.formatted("foo")).json().path("status").asText())
        .isEqualTo("invalid");
    assertThat(api.get(validate.formatted(name())).json().path("status").asText())
        .isEqualTo("conflict");
    assertThat(api.get(validate.formatted("site." + name())).json().path("status").asText())
        .isEqualTo("has site");
    assertThat(api.get(validate.formatted("free." + name())).json().toString())
        .isEqualTo("{\"status\":\"available\"}");
  }
}
