package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.TagSlice;
import io.waymark.links.tags.Tags;
import io.waymark.platform.sql.Databases;
import io.waymark.platform.text.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tags of links, as the slice of links uses them within its transactions. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class TagsOfLinksTest extends ApiTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private Jdbi jdbi;
  private Tags tags;

  @BeforeEach
  void tags() {
    jdbi = Databases.open(database);
    tags = new TagSlice(jdbi, Ids.system(), Clock.systemUTC(), new SecureRandom()).tags();
  }

  @Test
  @DisplayName("tags are found by ids and names, in the order asked for, within the workspace")
  void finding() {
    var a = created("Äpfel");
    var b = created("b");
    var foreign =
        api.as(workspaces.create())
            .post("/api/tags", "{\"name\":\"c\"}")
            .json()
            .path("id")
            .asText();

    jdbi.useHandle(
        handle -> {
          assertThat(tags.byIds(handle, workspace.id(), List.of(b, "nope", a, b, foreign)))
              .extracting(Tag::id)
              .containsExactly(b, a);
          assertThat(
                  tags.byNames(handle, workspace.id(), List.of("B", "c", "äPFEL", "b", "' or 1=1")))
              .extracting(Tag::name)
              .containsExactly("b", "Äpfel");
          assertThat(tags.byIds(handle, workspace.id(), List.of())).isEmpty();
          assertThat(tags.byNames(handle, workspace.id(), List.of())).isEmpty();
        });
  }

  @Test
  @DisplayName("LNK-32: tags are attached in the order given, instead of those there were")
  void attaching() {
    var a = created("a");
    var b = created("b");
    var c = created("c");
    var one = link();
    var two = link();
    var bare = link();
    var byLink = new LinkedHashMap<String, List<String>>();
    byLink.put(one, List.of(c, a, b, c));
    byLink.put(two, List.of(b));

    jdbi.useTransaction(handle -> tags.attachAll(handle, byLink));
    assertThat(attached(one)).containsExactly("c", "a", "b");
    assertThat(attached(two)).containsExactly("b");
    assertThat(attached(bare)).isEmpty();

    jdbi.useTransaction(handle -> tags.attach(handle, one, List.of(b, "tag_gone", c)));
    assertThat(attached(one)).containsExactly("b", "c");
    jdbi.useTransaction(handle -> tags.attach(handle, one, List.of()));
    assertThat(attached(one)).isEmpty();
    assertThat(attached(two)).containsExactly("b");
  }

  private List<String> attached(String linkId) {
    return jdbi
        .withHandle(handle -> tags.ofLinks(handle, List.of(linkId)))
        .getOrDefault(linkId, List.of())
        .stream()
        .map(Tag::name)
        .toList();
  }

  @Test
  @DisplayName("every link asked about is answered, each with its own tags")
  void ofManyLinks() {
    var a = created("a");
    var tagged = link();
    var bare = link();
    jdbi.useTransaction(handle -> tags.attach(handle, tagged, List.of(a)));

    var found = jdbi.withHandle(handle -> tags.ofLinks(handle, List.of(bare, tagged)));

    assertThat(found).containsOnlyKeys(bare, tagged);
    assertThat(found.get(tagged)).extracting(Tag::id).containsExactly(a);
    assertThat(found.get(bare)).isEmpty();
  }

  @Test
  @DisplayName("IMP-1: missing tags are made once, whatever their case and the workspace's limit")
  void missing() {
    var known = created("Known");
    jdbi.useHandle(
        handle ->
            handle.execute("update workspaces set tags_limit = 1 where id = ?", workspace.id()));
    var names = List.of(" New ", "known", "new", "NEW", " ", "", "x".repeat(191), "zwei");

    var made = jdbi.inTransaction(handle -> tags.createMissing(handle, workspace.id(), names, NOW));

    assertThat(made).extracting(Tag::name).containsExactly("New", "Known", "zwei");
    assertThat(made.get(1).id()).isEqualTo(known);
    assertThat(made.getFirst().id()).startsWith("tag_");
    assertThat(made)
        .extracting(Tag::color)
        .isSubsetOf("red", "yellow", "green", "blue", "purple", "brown", "gray");
    assertThat(api.get("/api/tags/count").text()).isEqualTo("3");
  }

  @Test
  @DisplayName("IMP-1: imports at once, in whatever order, share the tags they make")
  void missingAtOnce() throws Exception {
    var names = IntStream.range(0, 40).mapToObj("t%d"::formatted).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<List<Tag>>>();
      for (var i = 0; i < 8; i++) {
        var order = i % 2 == 0 ? names : names.reversed();
        calls.add(
            () ->
                jdbi.inTransaction(
                    handle -> tags.createMissing(handle, workspace.id(), order, NOW)));
      }
      for (var made : threads.invokeAll(calls)) {
        assertThat(made.get()).extracting(Tag::name).containsExactlyInAnyOrderElementsOf(names);
      }
    }
    assertThat(api.get("/api/tags/count").text()).isEqualTo("40");
  }

  private String created(String name) {
    return api.post("/api/tags", "{\"name\":\"%s\"}".formatted(name)).json().path("id").asText();
  }

  private String link() {
    return api.post("/api/links", "{\"url\":\"https://example.com\"}").json().path("id").asText();
  }
}
