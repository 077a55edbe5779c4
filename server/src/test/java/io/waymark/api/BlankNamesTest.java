package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people call things has to be something. */
@QuarkusTest
class BlankNamesTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t\\n", "\u00a0", "\u2003\ufeff"})
  @DisplayName("TAG-1, UI-6, DOM-3: a name of nothing is refused, naming the field")
  void blank(String nothing) {
    refused("/api/tags", "name", nothing, "{\"name\":\"a\"}");
    refused("/api/tags", "tag", nothing, "{\"name\":\"b\"}");
    refused("/api/utm", "name", nothing, "{\"name\":\"a\"}");
    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    refused("/api/domains", "slug", nothing, "{\"slug\":\"%s\"}".formatted(domain));
  }

  private void refused(String path, String field, String nothing, String good) {
    var bad = "{\"%s\":\"%s\"}".formatted(field, nothing);
    var made = api.post(path, good);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().path(field.equals("slug") ? "slug" : "id").asText();
    for (var reply : List.of(api.post(path, bad), api.patch(path + "/" + id, bad))) {
      assertThat(reply.status()).as("%s %s", path, reply.text()).isEqualTo(422);
      assertThat(reply.message()).contains(": " + field + ": ");
    }
    assertThat(api.get(path).json()).allMatch(row -> !row.path("name").asText("-").isBlank());
  }
}
