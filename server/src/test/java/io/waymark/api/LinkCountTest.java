package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
}
