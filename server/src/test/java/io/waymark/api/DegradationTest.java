package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = DegradedServer.class, restrictToAnnotatedClass = true)
class DegradationTest extends ApiTest {
  private static final Pattern LOST = Pattern.compile("waymark_visits_lost_total ([0-9.]+)");

  private int visitors;

  @AfterEach
  void mend() {
    CuttableProxy.mend();
  }

  @Test
  @DisplayName("database down: known links redirect and count later; unknown ones ask for patience")
  void databaseDown() throws Exception {
    var known = link("known");
    link("unknown");
    assertThat(visit("known").status()).isEqualTo(302);
    var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    CuttableProxy.cut();
    await("the server notices", () -> check("database").has("degraded"));
    var ready = api.get("/ready");
    assertThat(ready.status()).as("a load balancer leaves the server alone").isEqualTo(200);
    assertThat(ready.json().at("/status").asText()).isEqualTo("UP");
    var outage = check("database");
    assertThat(outage.at("/degraded").asText()).startsWith("PostgreSQL ");
    var since = Instant.parse(outage.at("/since").asText());
    assertThat(since).isBetween(before, Instant.now());

    for (var i = 0; i < 5; i++) {
      assertThat(visit("known").status()).isEqualTo(302);
    }
    var unknown = visit("unknown");
    assertThat(unknown.status()).isEqualTo(503);
    assertThat(unknown.header("Retry-After")).isNotNull();
    assertThat(unknown.header("Content-Type")).startsWith("text/html");
    assertThat(unknown.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(unknown.header("Set-Cookie")).isNull();

    var file = hosted("/.well-known/assetlinks.json");
    assertThat(file.status()).isEqualTo(503);
    assertThat(file.header("Retry-After")).isNotNull();
    var check = api.get("/_waymark/domain-check?domain=" + domain());
    assertThat(check.status()).isEqualTo(503);
    assertThat(api.get("/deeplink/" + domain() + "/x").status()).isEqualTo(503);

    assertThat(check("database").at("/since").asText()).isEqualTo(since.toString());

    CuttableProxy.mend();
    await("the server notices", () -> !check("database").has("degraded"));
    assertThat(visit("unknown").status()).isEqualTo(302);
    assertThat(hosted("/.well-known/assetlinks.json").text()).isEqualTo("[]");
    await("every click is counted", () -> clicks(known) == 6);
  }

  @Test
  @DisplayName("disk full: visitors are sent on; what is lost is counted and shown; then it heals")
  void diskFull() throws Exception {
    assumeTrue(DegradedServer.hasDisk(), "a small file system could be mounted");
    var link = link("full");
    var lostBefore = lost();
    var sent = 0;
    // Space comes back by itself when what is stored is removed, so it is asked after every visit.
    var refused = false;
    while (!refused) {
      assertThat(sent).as("the disk is small").isLessThan(5_000);
      assertThat(visit("full").status()).isEqualTo(302);
      sent++;
      var ready = api.get("/ready");
      assertThat(ready.status()).isEqualTo(200);
      refused = events(ready).has("journal");
    }
    assertThat(events(api.get("/ready")).at("/lost").asLong()).isPositive();
    assertThat(api.get("/metrics").text()).contains("waymark_journal_failing 1.0");
    assertThat(lost()).isGreaterThan(lostBefore);

    DegradedServer.enlargeDisk();
    assertThat(visit("full").status()).isEqualTo(302);
    sent++;
    assertThat(events(api.get("/ready")).has("journal")).isFalse();
    assertThat(api.get("/metrics").text()).contains("waymark_journal_failing 0.0");
    var kept = sent - (long) (lost() - lostBefore);
    await("what was kept is counted", () -> clicks(link) == kept);
  }

  private JsonNode link(String key) {
    var reply =
        api.post(
            "/api/links",
            "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(workspace.slug() + key));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  /** Somebody new comes, with headers that fill a disk soon. */
  private Reply visit(String key) {
    visitors++;
    return api.as((String) null)
        .send(
            "GET",
            "/" + workspace.slug() + key,
            null,
            Map.of(
                "User-Agent",
                Api.BROWSER + " " + "x".repeat(1_000),
                "Referer",
                "https://news.example/" + "y".repeat(2_000),
                "X-Forwarded-For",
                "10.1.%d.%d".formatted(visitors / 250, visitors % 250)));
  }

  private String domain() {
    return workspace.slug().toLowerCase(Locale.ROOT) + ".example";
  }

  private Reply hosted(String path) {
    return api.as((String) null).send("GET", path, null, Map.of("Host", domain()));
  }

  private long clicks(JsonNode link) {
    var reply = api.get("/api/links/" + link.at("/id").asText());
    return reply.status() == 200 ? reply.json().at("/clicks").asLong() : -1;
  }

  private double lost() {
    var metric = LOST.matcher(api.get("/metrics").text());
    assertThat(metric.find()).isTrue();
    return Double.parseDouble(metric.group(1));
  }

  private JsonNode check(String name) {
    return data(api.get("/ready"), name);
  }

  private static JsonNode events(Reply ready) {
    return data(ready, "events");
  }

  private static JsonNode data(Reply ready, String name) {
    for (var check : ready.json().at("/checks")) {
      if (check.at("/name").asText().equals(name)) {
        return check.at("/data");
      }
    }
    throw new AssertionError(ready.text());
  }
}
