package io.waymark.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LinkCountTest extends ApiTest {

  private String create() {
    return api.post("/api/links", "{\"url\":\"https://shop.test/\"}").json().path("id").asText();
  }

  private void agree() {
    for (var query : List.of("", "showArchived=true", "domain=localhost:8080")) {
      var listed = api.get("/api/links?pageSize=100&" + query).json().size();
      assertThat(api.get("/api/links/count?" + query).text())
          .as(query)
          .isEqualTo(Integer.toString(listed));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("LNK-62: the numbers kept agree with the links there are, whatever happens to them")
  void neverDrifts(long seed) {
    var random = new Random(seed);
    var ids = new ArrayList<String>();
    for (var i = 0; i < 60; i++) {
      var one = ids.isEmpty() ? "link_none" : ids.get(random.nextInt(ids.size()));
      switch (random.nextInt(6)) {
        case 0, 1 -> ids.add(create());
        case 2 ->
            api.post(
                "/api/links/bulk",
                "[{\"url\":\"https://a.com\"},{\"url\":\"nonsense\"},{\"url\":\"https://b.com\"}]");
        case 3 ->
            api.patch("/api/links/" + one, "{\"archived\":%s}".formatted(random.nextBoolean()));
        case 4 ->
            api.patch(
                "/api/links/bulk",
                "{\"linkIds\":[\"%s\"],\"data\":{\"archived\":%s}}"
                    .formatted(one, random.nextBoolean()));
        default -> {
          api.delete("/api/links/" + one);
          ids.remove(one);
        }
      }
    }

    agree();
  }

  /** What each tag's number should be, by listing its links. */
  private void tagsAgree(List<String> tags) {
    for (var more : List.of("", "&showArchived=true", "&domain=localhost:8080")) {
      var listed = new TreeMap<String, Integer>();
      for (var tag : tags) {
        var links = api.get("/api/links?pageSize=100&tagIds=" + tag + more).json().size();
        if (links > 0) {
          listed.put(tag, links);
        }
      }
      var counted = new TreeMap<String, Integer>();
      for (var group : api.get("/api/links/count?groupBy=tagId" + more).json()) {
        counted.put(group.path("tagId").asText(), group.path("_count").asInt());
      }
      assertThat(counted).as(more).isEqualTo(listed);
    }
    for (var tag : api.get("/api/tags?includeLinksCount=true&pageSize=100").json()) {
      assertThat(tag.path("_count").path("links").asInt())
          .isEqualTo(
              api.get("/api/links?showArchived=true&tagIds=" + tag.path("id").asText())
                  .json()
                  .size());
    }
  }

  private String tag(String name) {
    return api.post("/api/tags", "{\"name\":\"%s\"}".formatted(name)).json().path("id").asText();
  }

  private static String ids(List<String> ids) {
    return ids.stream().map("\"%s\""::formatted).collect(joining(",", "[", "]"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("LNK-62, TAG-5: the numbers kept of tags agree with the links that have them")
  void numbersOfTagsNeverDrift(long seed) {
    var random = new Random(seed);
    var links = new ArrayList<String>();
    var tags = new ArrayList<>(List.of(tag("a"), tag("b"), tag("c")));
    for (var i = 0; i < 60; i++) {
      var one = links.isEmpty() ? "link_none" : links.get(random.nextInt(links.size()));
      var some = tags.subList(0, random.nextInt(tags.size() + 1));
      switch (random.nextInt(8)) {
        case 0, 1, 2 ->
            links.add(
                api.post(
                        "/api/links",
                        "{\"url\":\"https://a.test/\",\"tagIds\":%s}".formatted(ids(some)))
                    .json()
                    .path("id")
                    .asText());
        case 3 -> api.patch("/api/links/" + one, "{\"tagIds\":%s}".formatted(ids(some)));
        case 4 ->
            api.patch("/api/links/" + one, "{\"archived\":%s}".formatted(random.nextBoolean()));
        case 5 ->
            api.patch(
                "/api/links/bulk",
                "{\"linkIds\":%s,\"data\":{\"tagIds\":%s}}".formatted(ids(links), ids(some)));
        case 6 -> {
          api.delete("/api/links/" + one);
          links.remove(one);
        }
        default -> {
          if (tags.size() > 1) {
            api.delete("/api/tags/" + tags.removeLast());
          } else {
            tags.add(tag("t" + i));
          }
        }
      }
    }

    tagsAgree(tags);
  }

  /** Tags or archives one link, or all of them in one order or the other. */
  private int change(int i, List<String> links, List<String> tags) {
    var order = ids(i % 8 < 4 ? links : links.reversed());
    var archived = "{\"archived\":%s}".formatted(i % 3 == 0);
    var tagged = "{\"tagIds\":%s}".formatted(ids(tags.subList(0, i % 3)));
    var bulk = "{\"linkIds\":%s,\"data\":%s}";
    var reply =
        switch (i % 4) {
          case 0 -> api.patch("/api/links/" + links.get(i % 8), archived);
          case 1 -> api.patch("/api/links/" + links.get(i * 3 % 8), tagged);
          case 2 -> api.patch("/api/links/bulk", bulk.formatted(order, tagged));
          default -> api.patch("/api/links/bulk", bulk.formatted(order, archived));
        };
    return reply.status();
  }

  @Test
  @DisplayName("LNK-62: links that move while they are tagged and untagged are counted right")
  void numbersOfTagsNeverDriftWhenManyChangeThem() throws Exception {
    var tags = List.of(tag("a"), tag("b"));
    var links = IntStream.range(0, 8).mapToObj(i -> create()).toList();
    try (var threads = Executors.newFixedThreadPool(6)) {
      var replies =
          threads.invokeAll(
              IntStream.range(0, 400)
                  .<Callable<Integer>>mapToObj(i -> () -> change(i, links, tags))
                  .toList());
      for (var reply : replies) {
        assertThat(reply.get()).isEqualTo(200);
      }
    }

    tagsAgree(tags);
  }

  @Test
  @DisplayName("LNK-62: many changes are put together, while others go on")
  void foldsWhileLinksAreMade() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var replies =
          threads.invokeAll(
              IntStream.range(0, 700)
                  .<Callable<Integer>>mapToObj(
                      i ->
                          () ->
                              i % 20 == 0
                                  ? api.get("/api/links/count").status()
                                  : api.post("/api/links", "{\"url\":\"https://shop.test/\"}")
                                      .status())
                  .toList());
      for (var reply : replies) {
        assertThat(reply.get()).isEqualTo(200);
      }
    }

    assertThat(api.get("/api/links/count").text()).isEqualTo("665");
    assertThat(api.get("/api/links/count?groupBy=userId").text()).contains("\"_count\":665");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 100})
  @DisplayName("LNK-59, LNK-62: links found by several words are all counted, be they few or many")
  void countsOfSearches(int few) {
    for (var part : List.of("few", "many")) {
      var links = "few".equals(part) ? few : 120;
      for (var from = 0; from < links; from += 100) {
        var some =
            IntStream.range(from, Math.min(links, from + 100))
                .mapToObj(i -> "{\"url\":\"https://%s.shop.test/part-%d\"}".formatted(part, i))
                .collect(joining(",", "[", "]"));
        assertThat(api.post("/api/links/bulk", some).status()).isEqualTo(200);
      }
    }

    assertThat(api.get("/api/links/count?search=few.shop.test").text())
        .isEqualTo(Integer.toString(few));
    assertThat(api.get("/api/links/count?search=many.shop.test").text()).isEqualTo("120");
    assertThat(api.get("/api/links/count?search=shop.test/part").text())
        .isEqualTo(Integer.toString(few + 120));
    assertThat(api.get("/api/links/count?search=shop.test/none").text()).isEqualTo("0");
  }
}
