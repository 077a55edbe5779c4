package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LinkSearchTest extends ApiTest {
  private static final List<String> WORDS = List.of("River", "stone", "MAPLE");

  private final TreeMap<String, JsonNode> links = new TreeMap<>();

  private void keep(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    links.put(reply.json().path("id").asText(), reply.json());
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(3);
  }

  private static List<String> ids(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(link -> link.path("id").asText())
        .sorted()
        .toList();
  }

  /** What a search has to find, by looking at every link. */
  private List<String> expected(String text, boolean archived) {
    var wanted = text.toLowerCase(Locale.ROOT);
    return links.values().stream()
        .filter(link -> archived || !link.path("archived").asBoolean())
        .filter(
            link ->
                link.path("shortLink").asText().toLowerCase(Locale.ROOT).contains(wanted)
                    || link.path("url").asText().toLowerCase(Locale.ROOT).contains(wanted))
        .map(link -> link.path("id").asText())
        .toList();
  }

  private void agree() {
    for (var text :
        List.of(
            "river",
            "STONE1",
            "maple2",
            "localhost",
            "er0.test",
            "stone0.test/river",
            "test/map",
            "river1.test/STONE2",
            "tone.test",
            "none")) {
      for (var archived : List.of(false, true)) {
        var query = "search=%s&showArchived=%s&pageSize=100".formatted(text, archived);
        var found = expected(text, archived);
        assertThat(ids(api.get("/api/links?" + query).json())).as(query).isEqualTo(found);
        assertThat(api.get("/api/links/count?" + query.replace("&pageSize=100", "")).text())
            .as(query)
            .isEqualTo(String.valueOf(found.size()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("LNK-59, LNK-62: a search finds and counts links as they are now, in every folder")
  void neverDrifts(long seed) {
    var random = new Random(seed);
    var folder = api.post("/api/folders", "{\"name\":\"f\"}").json().path("id").asText();
    for (var i = 0; i < 50; i++) {
      var known = new ArrayList<>(links.keySet());
      var one = known.isEmpty() ? "" : known.get(random.nextInt(known.size()));
      var url = "\"url\":\"https://%s.test/%s\"".formatted(word(random), word(random));
      var path = "/api/links/" + one;
      switch (one.isEmpty() ? 0 : random.nextInt(7)) {
        case 0 -> keep(api.post("/api/links", "{" + url + "}"));
        case 1 ->
            api.post("/api/links/bulk", "[{%s},{\"url\":\"nonsense\"}]".formatted(url))
                .json()
                .forEach(
                    made -> {
                      if (made.has("id")) {
                        links.put(made.path("id").asText(), made);
                      }
                    });
        case 2 -> keep(api.patch(path, "{" + url + "}"));
        case 3 -> keep(api.patch(path, "{\"key\":\"%s-%s-%d\"}".formatted(one, word(random), i)));
        case 4 -> keep(api.patch(path, "{\"archived\":%s}".formatted(random.nextBoolean())));
        case 5 ->
            keep(
                api.patch(
                    path,
                    random.nextBoolean()
                        ? "{\"folderId\":\"%s\"}".formatted(folder)
                        : "{\"folderId\":null}"));
        default -> {
          assertThat(api.delete(path).status()).isEqualTo(200);
          links.remove(one);
        }
      }
    }

    agree();
    api.delete("/api/folders/" + folder);
    agree();
  }

  @Test
  @DisplayName("LNK-59: a search in a folder, of a maker or of a tag finds and counts the same")
  void withOtherFilters() {
    var folder = api.post("/api/folders", "{\"name\":\"f\"}").json().path("id").asText();
    api.post("/api/tags", "{\"name\":\"t\"}");
    api.post("/api/links", "{\"url\":\"https://river.test/1\",\"tagNames\":[\"t\"]}");
    api.post(
        "/api/links", "{\"url\":\"https://river.test/2\",\"folderId\":\"%s\"}".formatted(folder));
    api.post("/api/links", "{\"url\":\"https://stone.test/3\",\"tagNames\":[\"t\"]}");
    for (var more :
        List.of("folderId=" + folder, "userId=" + workspace.userId(), "tagNames=t", "domain=")) {
      var query = "search=river&" + more;
      var listed = api.get("/api/links?" + query).json().size();
      assertThat(listed).as(query).isBetween(1, 2);
      assertThat(api.get("/api/links/count?" + query).text())
          .as(query)
          .isEqualTo(String.valueOf(listed));
    }
  }

  @Test
  @DisplayName("LNK-59: a link that moves to another workspace is found there, and no longer here")
  void movesWithItsLink() {
    keep(api.post("/api/links", "{\"url\":\"https://river.test/\"}"));
    var link = links.firstKey();
    var other = workspaces.create();
    workspaces.join(other, workspace.userId());
    var moved =
        api.post(
            "/api/links/%s/transfer".formatted(link),
            "{\"newWorkspaceId\":\"%s\"}".formatted(other.id()));
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);

    assertThat(api.get("/api/links?search=river").json()).isEmpty();
    assertThat(api.get("/api/links/count?search=river").text()).isEqualTo("0");
    assertThat(ids(api.as(other).get("/api/links?search=river").json())).containsExactly(link);
    assertThat(api.as(other).get("/api/links/count?search=river").text()).isEqualTo("1");
  }
}
