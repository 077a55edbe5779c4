package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ClickRecordingTest extends ApiTest {
  @BeforeEach
  void link() {
    var body = "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(workspace.slug());
    assertThat(api.post("/api/links", body).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          one proxy                 | 203.0.113.9                        | San Jose
          an IPv4 address in IPv6   | ::ffff:203.0.113.9                 | San Jose
          with a port               | 203.0.113.9:4711                   | San Jose
          forged on the left        | 198.51.100.1, 203.0.113.9          | San Jose
          two proxies               | 203.0.113.9, 127.0.0.1             | San Jose
          three proxies             | 203.0.113.9, ::1, 127.0.0.1        | San Jose
          behind a proxy not known  | 203.0.113.9, 10.0.0.1              | -
          garbage                   | 203.0.113.9, <script>              | -
          none                      | -                                  | -
          """)
  @DisplayName("decision 9: whose place is recorded, by X-Forwarded-For behind a trusted proxy")
  void places(String name, @Nullable String forwarded, @Nullable String city) throws Exception {
    visit(forwarded == null ? Map.of() : Map.of("X-Forwarded-For", forwarded), "");
    await("the visit", () -> counted("human") == 1);
    var cities = rows("cities");
    if (city == null) {
      assertThat(cities).isEmpty();
    } else {
      assertThat(cities.at("/0/city").asText()).isEqualTo(city);
      assertThat(cities.at("/0/country").asText()).isEqualTo("US");
      assertThat(cities.at("/0/region").asText()).isEqualTo("US-CA");
    }
  }

  @ParameterizedTest
  @CsvSource({"X-Vercel-IP-Country, FR", "CF-IPCountry, FR", "X-Geo-Country, FR"})
  @DisplayName("decision 9: what a network says of places counts only where it is configured")
  void unconfiguredHeaders(String header, String value) throws Exception {
    visit(Map.of("X-Forwarded-For", "192.0.2.77", header, value), "");
    await("the visit", () -> counted("human") == 1);
    assertThat(rows("countries")).isEmpty();
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ?dub-no-track=1 | -                     | 0
          ?dub-no-track   | -                     | 0
          -               | dub-no-track: 0       | 0
          ?bot=0          | -                     | 0
          ?bot=           | -                     | 1
          -               | Sec-Purpose: prefetch | 0
          -               | Purpose: prefetch     | 0
          -               | X-Moz: prefetch       | 0
          -               | User-Agent: curl/8    | 0
          -               | X-Other: prefetch     | 1
          -               | X-Forwarded-For: 198.18.0.200         | 0
          -               | X-Forwarded-For: 198.18.1.20          | 1
          -               | Referer: https://www.spam.example/x   | 0
          -               | Referer: https://fine.example/x       | 1
          """)
  @DisplayName("CLK-1, CLK-2, decision 3: every visit is kept, and only people's are counted")
  void kept(@Nullable String query, @Nullable String header, long people) throws Exception {
    var headers = new HashMap<String, String>();
    headers.put("X-Forwarded-For", "192.0.2.78");
    if (header != null) {
      headers.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    visit(headers, query == null ? "" : query);
    await("the visit", () -> counted("all") == 1);
    assertThat(counted("human")).isEqualTo(people);
  }

  @Test
  @DisplayName(
      "A8: a domain's own link without destination counts, and costs the workspace nothing")
  void rootWithoutDestination() throws Exception {
    var domain = "c" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    visit(Map.of("X-Forwarded-For", "192.0.2.79"), "");
    var reply =
        api.send(
            "GET",
            "/",
            null,
            Map.of("Host", domain, "User-Agent", Api.BROWSER, "X-Forwarded-For", "192.0.2.79"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Set-Cookie")).startsWith("dub_id_" + domain + "__root=");
    await("two visits", () -> counted("human") == 2);
    await("usage", () -> usage() == 1);
    var root = api.get("/api/links/info?domain=" + domain + "&key=_root").json();
    await(
        "the root's click",
        () -> api.get("/api/links/" + root.at("/id").asText()).json().at("/clicks").asLong() == 1);
    assertThat(usage()).isEqualTo(1);
  }

  private long usage() {
    return workspaces.usage(workspace);
  }

  @Test
  @DisplayName("RED-46: beyond the limit visitors are sent on and counted, and nobody may look")
  void beyondTheLimit() throws Exception {
    workspaces.limitUsage(workspace, 1);
    visit(Map.of("X-Forwarded-For", "203.0.113.1"), "");
    visit(Map.of("X-Forwarded-For", "203.0.113.2"), "");
    await("the limit", () -> api.get("/api/analytics?interval=24h").status() == 403);
    visit(Map.of("X-Forwarded-For", "203.0.113.3"), "");

    workspaces.limitUsage(workspace, 1_000);
    await("all visits", () -> counted("human") == 3);
  }

  private void visit(Map<String, String> more, String query) {
    var headers = new HashMap<>(Map.of("User-Agent", Api.BROWSER));
    headers.putAll(more);
    var reply = api.as((String) null).send("GET", "/" + workspace.slug() + query, null, headers);
    assertThat(reply.status()).isEqualTo(302);
  }

  private long counted(String traffic) {
    return api.get("/api/analytics?interval=24h&traffic=" + traffic)
        .json()
        .at("/clicks")
        .asLong(-1);
  }

  private JsonNode rows(String groupBy) {
    return api.get("/api/analytics?interval=24h&groupBy=" + groupBy).json();
  }
}
