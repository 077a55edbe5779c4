package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The domain that {@link ApiServer} makes case-sensitive. */
@QuarkusTest
class CaseSensitiveDomainTest extends ApiTest {
  private static final String DOMAIN = "case.example";

  @BeforeEach
  void domain() {
    var added =
        api.post(
            "/api/domains",
            "{\"slug\":\"%s\",\"notFoundUrl\":\"https://a.com/none\"}".formatted(DOMAIN));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
  }

  @AfterEach
  void free() throws InterruptedException {
    assertThat(api.delete("/api/domains/" + DOMAIN).status()).isEqualTo(200);
    await("its links are gone", () -> api.get("/api/links/count").text().equals("0"));
  }

  private Api.Reply create(String key) {
    return api.post(
        "/api/links", "{\"url\":\"https://a.com/%s\",\"key\":\"%s\"}".formatted(key, key));
  }

  private String location(String key) {
    return api.as((String) null)
        .send("GET", "/" + key, null, Map.of("Host", DOMAIN, "User-Agent", "Mozilla/5.0"))
        .header("Location");
  }

  @Test
  @DisplayName("RED-7, DAT-3: keys that differ in case are different links, shown as they are")
  void differentLinks() {
    var upper = create("GitHub").json();
    var lower = create("github").json();

    assertThat(upper.path("key").asText()).isEqualTo("GitHub");
    assertThat(upper.path("shortLink").asText()).isEqualTo("https://case.example/GitHub");
    assertThat(lower.path("id")).isNotEqualTo(upper.path("id"));
    assertThat(location("GitHub")).isEqualTo("https://a.com/GitHub");
    assertThat(location("github")).isEqualTo("https://a.com/github");
    assertThat(create("GitHub").status()).isEqualTo(409);
    assertThat(api.get("/api/links/info?domain=case.example&key=GitHub").json().path("id"))
        .isEqualTo(upper.path("id"));
  }

  @Test
  @DisplayName("14.6: a key in the wrong case is not found")
  void wrongCase() {
    create("GitHub");
    assertThat(location("gitHUB")).isEqualTo("https://a.com/none");
  }
}
