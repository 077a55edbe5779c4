package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.OperatorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, restores, exports and imports of a server at work, by commands beside it. */
@QuarkusTest
@QuarkusTestResource(value = BackupServer.class, restrictToAnnotatedClass = true)
class BackupTest extends VisitorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @BeforeEach
  void letPostgresPass() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    // tests make slugs that the server would not
    sql("update workspaces set slug = lower(slug)");
  }

  private static Path data() {
    return Path.of(ConfigProvider.getConfig().getValue("waymark.data", String.class));
  }

  private static String here(String... arguments) {
    var all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data().toString();
    return OperatorCommand.run(Map.of(), all);
  }

  private Path backup() throws IOException {
    var said = here("backup", folder.resolve("safe").toString());
    assertThat(said).startsWith("0 ").contains("Backed up to ");
    try (var files = Files.list(folder.resolve("safe"))) {
      return files.sorted().toList().getLast();
    }
  }

  private static Map<String, List<String>> lines(Path archive) throws IOException {
    var files = new TreeMap<String, List<String>>();
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8).lines().toList());
      }
    }
    return files;
  }

  private void visitFrom(int visitor) {
    var headers = Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113." + visitor);
    assertThat(api.send("GET", "/" + workspace.slug(), null, headers).status()).isEqualTo(302);
  }

  private long clicks() {
    return api.get("/api/links/" + id).json().path("clicks").asLong();
  }

  @Test
  @DisplayName(
      "A backup beside visits and new links is of one moment, and restores to the last byte")
  void backupOfAServerAtWork() throws Exception {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    for (var visitor = 1; visitor <= 20; visitor++) {
      visitFrom(visitor);
    }
    var going = new AtomicBoolean(true);
    var made = new AtomicInteger();
    var crowd =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (var at = 0; going.get(); at++) {
                    visitFrom(21 + at % 200);
                    var body =
                        "{\"url\":\"https://y.com/\",\"key\":\"%s-%d\"}"
                            .formatted(workspace.slug(), at);
                    if (api.post("/api/links", body).status() == 200) {
                      made.incrementAndGet();
                    }
                  }
                });
    await("links are made", () -> made.get() > 5);
    var before = made.get();
    var archive = backup();
    going.set(false);
    crowd.join();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(OperatorCommand.run(Map.of(), "backup", "verify", archive.toString()))
        .startsWith("0 ")
        .contains("is whole");
    assertCountersAgreeWithClicks(lines(archive), before);

    var other = folder.resolve("other").toString();
    assertThat(OperatorCommand.run(Map.of(), "restore", archive.toString(), "--data", other))
        .startsWith("0 ")
        .endsWith("Restored.");
    var again = folder.resolve("again.tar.gz");
    assertThat(OperatorCommand.run(Map.of(), "export", again.toString(), "--data", other))
        .startsWith("0 ");
    assertThat(again).hasSameBinaryContentAs(archive);
  }

  /** For the links of this test. */
  private void assertCountersAgreeWithClicks(Map<String, List<String>> archive, int linksBefore)
      throws IOException {
    var counted = new HashMap<String, Long>();
    var visits = 0L;
    for (var line : archive.getOrDefault("clicks.ndjson", List.of())) {
      var click = JSON.readTree(line);
      if (!click.has("botReason")) {
        counted.merge(click.path("linkId").asText(), 1L, Long::sum);
      }
      visits += click.path("linkId").asText().equals(id) ? 1 : 0;
    }
    var links = 0;
    for (var line : archive.getOrDefault("links.ndjson", List.of())) {
      var link = JSON.readTree(line);
      if (link.path("key").asText().startsWith(workspace.slug())) {
        links++;
        assertThat(link.path("clicks").asLong())
            .isEqualTo(counted.getOrDefault(link.path("id").asText(), 0L));
      }
    }
    assertThat(links).isGreaterThan(linksBefore);
    assertThat(visits).as("visits that were answered before").isGreaterThanOrEqualTo(20);
  }

  @Test
  @DisplayName("A restore replaces everything, and the server goes on with what was restored")
  void restoreIntoAServerAtWork() throws Exception {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    visitFrom(1);
    await("the visit is counted", () -> clicks() == 1);
    var archive = backup();
    change("{\"url\":\"https://changed.com/\"}");
    var late = workspace.slug() + "-late";
    api.post("/api/links", "{\"url\":\"https://z.com/\",\"key\":\"%s\"}".formatted(late));
    assertThat(api.visit("/" + late, IP).status()).isEqualTo(302);
    visitFrom(2);
    await("the visit is counted", () -> clicks() == 2);

    assertThat(here("restore", archive.toString()))
        .startsWith("1 ")
        .contains("replaces everything", "add --yes");
    assertThat(api.visit("/" + late, IP).status()).isEqualTo(302);
    assertThat(here("restore", archive.toString(), "--yes"))
        .startsWith("0 ")
        .contains("is whole.", "What there was before is in ")
        .endsWith("Restored.");

    assertThat(location("")).isEqualTo("https://x.com/");
    assertThat(api.visit("/" + late, IP).status()).isNotEqualTo(302);
    assertThat(clicks()).isLessThanOrEqualTo(2);
    var then = clicks();
    visitFrom(3);
    await("visits are counted again", () -> clicks() > then);
    link("{\"url\":\"https://new.com/\",\"key\":\"%s-new\"}");
    try (var own = Files.list(data().resolve("backups"))) {
      assertThat(own.map(file -> String.valueOf(file.getFileName())))
          .anyMatch(name -> name.startsWith("before-restore-"))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  @DisplayName(
      "While a restore runs, the API says when to come back, and visitors go on by the old links")
  void restoreShutsTheApiAlone() throws Exception {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    var archive = backup();
    change("{\"url\":\"https://changed.com/\"}");
    var unseen = workspace.slug() + "-unseen";
    api.post("/api/links", "{\"url\":\"https://z.com/\",\"key\":\"%s\"}".formatted(unseen));
    assertThat(location(""))
        .as("from then on it is in the cache")
        .isEqualTo("https://changed.com/");

    CompletableFuture<String> restored;
    try (var holding = database.getConnection();
        var statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      // what a restore writes last, when everything else is replaced
      statement.execute("lock table event_generation in exclusive mode");
      restored = CompletableFuture.supplyAsync(() -> here("restore", archive.toString(), "--yes"));
      await("the restore waits", this::somebodyWaits);

      for (var path : List.of("/api/links", "/api/links/" + id, "/api/user")) {
        var away = api.get(path);
        assertThat(away.status()).as(path).isEqualTo(503);
        assertThat(Integer.parseInt(String.valueOf(away.header("Retry-After")))).isBetween(1, 60);
      }
      assertThat(api.post("/api/links", "{\"url\":\"https://n.com/\"}").status()).isEqualTo(503);
      assertThat(location("")).isEqualTo("https://changed.com/");
      assertThat(api.visit("/" + unseen, IP).status()).as("not in the cache").isEqualTo(302);
      visitFrom(9);
      assertThat(restored).isNotDone();
      holding.rollback();
    }
    assertThat(restored.get(30, TimeUnit.SECONDS)).startsWith("0 ").endsWith("Restored.");

    assertThat(api.get("/api/links/" + id).status()).isEqualTo(200);
    assertThat(location("")).isEqualTo("https://x.com/");
    assertThat(api.visit("/" + unseen, IP).status()).isNotEqualTo(302);
    await("visits meanwhile are kept, and counted afterwards", () -> clicks() >= 1);
  }

  private boolean somebodyWaits() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select exists (select from pg_locks
                          where not granted and relation = 'event_generation'::regclass)
                        """)
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  void aBackupThatIsCutOffChangesNothing() throws Exception {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    var archive = backup();
    var cut = folder.resolve("cut.tar.gz");
    var bytes = Files.readAllBytes(archive);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(here("restore", cut.toString(), "--yes"))
        .startsWith("1 ")
        .containsPattern("damaged, cut off or no archive, at [a-zA-Z]+\\.ndjson:\\d+");
    assertThat(OperatorCommand.run(Map.of(), "backup", "verify", cut.toString())).startsWith("1 ");
    assertThat(location("")).isEqualTo("https://x.com/");
  }

  @Test
  @DisplayName("An import beside the server is seen at once, and its clicks are not counted again")
  void importIntoAServerAtWork() throws Exception {
    var key = workspace.slug() + "-imported";
    assertThat(api.visit("/" + key, IP).status()).isNotEqualTo(302);
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    visitFrom(1);
    var archive = Files.createDirectory(folder.resolve("archive"));
    var link =
        "{\"id\":\"link_%s\",\"workspaceId\":\"%s\",\"domain\":\"localhost:%s\",\"key\":\"%s\",\"url\":\"https://i.com/\",\"clicks\":7}"
            .formatted(workspace.slug(), workspace.slug(), port(), key);
    var click =
        "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"clickId\":\"%s\",\"linkId\":\"link_%s\"}"
            .formatted(workspace.slug(), workspace.slug());
    Files.writeString(archive.resolve("links.ndjson"), link);
    Files.writeString(archive.resolve("clicks.ndjson"), click + "\n" + click.replace("00Z", "01Z"));

    assertThat(here("import", archive.toString(), "--dry-run"))
        .as("a rehearsal")
        .startsWith("0 ")
        .endsWith("Nothing was changed.");
    assertThat(here("import", archive.toString()))
        .startsWith("0 ")
        .contains("links.ndjson: 1 created", "clicks.ndjson: 2 created")
        .endsWith("Imported.");
    assertThat(api.visit("/" + key, IP).status()).isEqualTo(302);
    visitFrom(2);
    await("visits before and after are counted", () -> clicks() == 2);
    id = "link_" + workspace.slug();
    await("the visit is counted", () -> clicks() == 8);
    assertThat(here("import", archive.toString())).contains("clicks.ndjson: 0 created");
  }

  private String port() {
    return api.get("/api/links/" + id).json().path("domain").asText().replaceFirst(".*:", "");
  }

  @Test
  void onlyTheOwnerOfTheDataFolderReachesTheServer() throws Exception {
    var socket = data().resolve("control/server.sock");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.resolveSibling(""))))
        .isEqualTo("rwx------");
  }

  @Test
  void exportsAndListsAreTheServersToo() throws Exception {
    var file = folder.resolve("out.tar.gz").toString();

    assertThat(here("export", file, "--workspace", workspace.slug()))
        .startsWith("0 ")
        .contains("links.ndjson");
    assertThat(here("export", file)).startsWith("1 ").contains("is there already");
    assertThat(here("restore", file, "--yes")).startsWith("1 ").contains("waymark import");
    assertThat(here("export", folder.resolve("no").toString(), "--workspace", "nobody-s"))
        .isEqualTo("1 waymark: there is no workspace 'nobody-s'");
    assertThat(here("backup")).startsWith("0 ");
    assertThat(here("backup", "list")).startsWith("0 waymark-20");
  }
}
