package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator blocks; the lists are in {@link ApiServer}. */
@QuarkusTest
class BlocklistTest extends ApiTest {

  private Api.Reply create(String fields) {
    return api.post("/api/links", "{%s}".formatted(fields));
  }

  @ParameterizedTest
  @DisplayName("LNK-18: nobody links to a blocked host, in whatever field")
  @ValueSource(
      strings = {
        "\"url\":\"https://malware.example/x\"",
        "\"url\":\"https://www.malware.example\"",
        "\"url\":\"MALWARE.example\"",
        "\"url\":\"https://best-casino.example\"",
        "\"url\":\"https://a.com\",\"ios\":\"https://malware.example\"",
        "\"url\":\"https://a.com\",\"android\":\"https://malware.example\"",
        "\"url\":\"https://a.com\",\"geo\":{\"DE\":\"https://malware.example\"}",
        "\"url\":\"https://a.com\",\"expiresAt\":\"in 1 day\",\"expiredUrl\":\"https://malware.example\"",
      })
  void destinations(String fields) {
    var refused = create(fields);
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.message()).contains("operator");
  }

  @ParameterizedTest
  @DisplayName("LNK-18: other hosts, and those that are excepted, are no business of the list")
  @ValueSource(
      strings = {
        "https://casinomuseum.example/",
        "https://notmalware.example/",
        "https://a.com/malware.example?casino"
      })
  void passes(String url) {
    assertThat(create("\"url\":\"%s\"".formatted(url)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("LNK-18: a change, alone or in bulk, is held to the list too")
  void changes() {
    var id = create("\"url\":\"https://a.com\"").json().path("id").asText();
    var bad = "{\"url\":\"https://malware.example\"}";
    assertThat(api.patch("/api/links/" + id, bad).status()).isEqualTo(422);
    var bulk =
        api.patch("/api/links/bulk", "{\"linkIds\":[\"%s\"],\"data\":%s}".formatted(id, bad));
    assertThat(bulk.json().get(0).path("code").asText()).isEqualTo("unprocessable_entity");
    assertThat(api.get("/api/links/" + id).json().path("url").asText()).isEqualTo("https://a.com");
  }

  @ParameterizedTest
  @DisplayName("LNK-18, LNK-20: keys nobody gets on the server's own domains")
  @CsvSource({"swears,422", "heSWEARINGs,422", "imprint,409", "Imprint,409"})
  void keys(String key, int status) {
    var refused = create("\"url\":\"https://a.com\",\"key\":\"%s\"".formatted(key));
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
  }

  @Test
  @DisplayName("LNK-20: on a domain of its own, a workspace has the keys it likes")
  void ownDomain() {
    var domain = workspace.slug() + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    var made =
        create("\"url\":\"https://a.com\",\"key\":\"imprint\",\"domain\":\"%s\"".formatted(domain));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
  }
}
