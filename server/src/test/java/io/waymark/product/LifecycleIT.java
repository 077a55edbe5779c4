package io.waymark.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.security.auth.module.UnixSystem;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LifecycleIT {
  private static final String TRUSTED = "--proxy.trusted=127.0.0.1";

  @TempDir private static Path common;

  /** The data folder of a server that was started once, and its first key. */
  private static Path used = Path.of("");

  private static String key = "";

  private final int port = Ports.free();

  @AutoClose private final Products products = new Products();
  @TempDir private Path folder;

  /** First starts take long; most tests begin with a copy of what one has made. */
  @BeforeAll
  static void startOnce() throws Exception {
    letPostgresPass(common);
    used = common.resolve("used");
    try (var once = new Products()) {
      var product = once.up(used, Ports.free());
      key = product.firstKey();
      product.stop();
    }
  }

  @BeforeEach
  void letPostgresPass() throws Exception {
    letPostgresPass(folder);
  }

  private static void letPostgresPass(Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path usedData(String name) throws Exception {
    var copy = folder.resolve(name);
    FileCopy.exact(used, copy);
    return copy;
  }

  @ParameterizedTest(name = "SIG{0}")
  @CsvSource({"INT, 130", "TERM, 143"})
  @DisplayName("Ctrl-C and SIGTERM at work: nothing is lost, and nothing is left running")
  void stopsCleanlyAtWork(String signal, int exitCode) throws Exception {
    var launch = Launch.of("up", TRUSTED).behind(Terminal.prefix());
    var product = products.start(launch, usedData("data"), port).awaitReady();
    var linkIds = links(product.api(key), 3);
    var visits = new Visits();

    try (var _ = Crowd.gather(visits, List.copyOf(linkIds.keySet()), port, 6, 1)) {
      Await.until("the visitors have come", () -> visits.answers() > 500);
      product.signal(signal);
      assertThat(product.awaitExit()).as(product.output()).isEqualTo(exitCode);
    }

    product.awaitNothingLeft();
    assertThat(product.output()).doesNotContain("ERROR", "Exception");
    var stored = StoredClicks.in(data());
    stored.assertAgreeWith(visits, linkIds);
    var api = products.up(data(), port).api(key);
    for (var id : linkIds.values()) {
      assertThat(api.link(id).get("clicks").asLong()).isEqualTo(stored.counted(id));
    }
  }

  @Test
  @DisplayName("SIGTERM at any moment of the start ends it, and the next start is none the worse")
  void stopsCleanlyDuringTheStart() throws Exception {
    var launch = Launch.of("up").behind(Terminal.prefix());
    usedData("data");
    for (var millis : List.of(200, 500, 1_000, 1_500, 2_000)) {
      var product = products.start(launch, data(), port);
      Thread.sleep(millis);
      assertThat(product.stop()).as(product.output()).isEqualTo(143);
      product.awaitNothingLeft();
      assertThat(product.output()).doesNotContain("ERROR", "Exception");
    }
    products.up(data(), port);
  }

  @Test
  @DisplayName(
      "a start on a folder whose processes were killed, with pid files that name strangers")
  void staleFilesAreNoHindrance() throws Exception {
    var product = products.up(usedData("data"), port);
    var id = product.api(key).createLink("https://example.com/", "stale").get("id").asText();
    product.killPostgres();
    product.kill();
    product.awaitNothingLeft();

    var stranger = String.valueOf(ProcessHandle.current().pid());
    var pidFile = data().resolve("postgres/cluster/postmaster.pid");
    assertThat(pidFile).exists();
    Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("\\d+", stranger));
    Files.writeString(data().resolve(".lock"), stranger + "\n");

    assertThat(products.up(data(), port).api(key).link(id).get("key").asText()).isEqualTo("stale");
  }

  @Test
  @DisplayName(
      "a taken port: exit code 1, the port and its holder are named, nothing is left running")
  void aTakenPortIsExplained() throws Exception {
    try (var holder = new ServerSocket(port)) {
      var product = products.start(Launch.of("up"), data(), holder.getLocalPort());

      assertThat(product.awaitExit()).isEqualTo(1);
      assertThat(product.output())
          .contains("waymark: port %d is in use".formatted(port))
          .contains("--port");
      if (Files.exists(Path.of("/proc/self"))) {
        assertThat(product.output()).contains("by process " + ProcessHandle.current().pid());
      }
      product.awaitNothingLeft();
      assertThat(data()).doesNotExist();
    }
  }

  @Test
  @DisplayName("a folder in use: exit code 1, its holder is named and goes on undisturbed")
  void aFolderInUseIsExplained() throws Exception {
    var first = products.up(usedData("data"), port);
    var second = products.start(Launch.of("up"), data(), Ports.free());

    assertThat(second.awaitExit()).isEqualTo(1);
    assertThat(second.output()).contains("in use by process " + first.pid());
    first.api(key).createLink("https://example.com/", "undisturbed");
  }

  @Test
  @DisplayName("two instances side by side have nothing to do with each other")
  void twoInstances() throws Exception {
    var one = products.up(usedData("one"), port);
    var other = products.up(usedData("other"), Ports.free());
    var ofOne = one.api(key).createLink("https://one.example/", "same");
    var ofOther = other.api(key).createLink("https://other.example/", "same");

    assertThat(ofOne.get("domain").asText()).isEqualTo(one.domain());
    assertThat(ofOther.get("domain").asText()).isEqualTo(other.domain());
    assertThat(one.stop()).isEqualTo(143);
    one.awaitNothingLeft();
    assertThat(other.api(key).link(ofOther.get("id").asText())).isEqualTo(ofOther);
  }

  @Test
  @DisplayName("a normal user can run it, from an application folder that is only readable")
  void runsAsANormalUser() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "these tests already run as a normal user");
    var uid = 61_234;
    var app = folder.resolve("app");
    FileCopy.readable(Launch.packaged(), app);
    var home = Files.createDirectory(folder.resolve("home"));
    Files.setAttribute(home, "unix:uid", uid);
    Files.setAttribute(home, "unix:gid", uid);
    var asUser =
        Launch.of("up")
            .from(app)
            .behind("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
    var data = home.resolve("data");

    var product = products.start(asUser, data, port).awaitReady();
    product.api(product.firstKey()).createLink("https://example.com/", "normal");

    assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(uid);
    assertThat(product.stop()).isEqualTo(143);
    product.awaitNothingLeft();
    assertThat(products.start(asUser, data, port).awaitReady().output())
        .doesNotContain("API key", "password");
  }

  @Test
  @DisplayName("links are kept by the next start, and move along to another port's local domain")
  void linksAreKept() throws Exception {
    var first = products.up(data(), port);
    var key = first.firstKey();
    var id = first.api(key).createLink("https://example.com/kept", "kept").get("id").asText();
    first.stop();

    var second = products.up(data(), port);
    assertThat(second.api(key).link(id).get("shortLink").asText())
        .isEqualTo("http://localhost:%d/kept".formatted(port));
    assertThat(second.output()).doesNotContain("API key", "password");
    second.stop();

    var third = products.up(data(), Ports.free());
    var moved = third.api(key).link(id);
    assertThat(moved.get("domain").asText()).isEqualTo(third.domain());
    assertThat(moved.get("shortLink").asText())
        .isEqualTo("http://localhost:%d/kept".formatted(third.port()));
    try (var browser = new Browser(third.port())) {
      assertThat(browser.visit("/kept", "192.0.2.1", "Mozilla/5.0")).isEqualTo(302);
    }
  }

  @Test
  @DisplayName("token create makes keys that work, beside a running server and without one")
  void keysAreMadeAtAnyTime() throws Exception {
    var create =
        Launch.of("token", "create", "--workspace", "main", "--name", "it", "--json")
            .with("--data", data().toString());
    var product = products.up(usedData("data"), port);
    var id = product.api(key).createLink("https://example.com/", "k").get("id").asText();

    var beside = token(Products.run(create));
    product.api(beside).link(id);
    product.stop();
    var without = token(Products.run(create));

    product.awaitNothingLeft();
    var again = products.up(data(), port);
    for (var token : List.of(beside, without)) {
      assertThat(again.api(token).link(id).get("key").asText()).isEqualTo("k");
    }
  }

  private static String token(Products.Ended ended) throws Exception {
    assertThat(ended.exit()).as(ended.output()).isZero();
    return new ObjectMapper().readTree(ended.output()).get("token").asText();
  }

  @Test
  @DisplayName("the rehearsal of a build starts, serves, stops and takes nothing from the machine")
  void rehearses() throws Exception {
    var rehearse =
        Launch.of("rehearse", "--data", data().toString())
            .where("WAYMARK_DATABASE_URL", "postgres://nobody:x@localhost:1/none");

    var ended = Products.run(rehearse);

    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(ended.output()).doesNotContain("ERROR", "WARN", "Exception");
    assertThat(Products.run(rehearse))
        .extracting(Products.Ended::exit, Products.Ended::output)
        .satisfies(again -> assertThat(again).first().isEqualTo(1))
        .satisfies(again -> assertThat(again).last().asString().contains("folder is not empty"));
  }

  @Test
  @DisplayName("who waits until the server is ready has been told the first key")
  void readyMeansTold() throws Exception {
    var product = products.start(Launch.of("up"), data(), port).awaitReady();
    assertThat(product.firstKey()).startsWith("dub_");
  }

  @Test
  @DisplayName("what a rehearsal has learnt is of use to the start after it")
  void learnsFromARehearsal() throws Exception {
    var archive = folder.resolve("classes.jsa");
    var rehearse =
        Launch.of("rehearse", "--data", folder.resolve("stage").toString())
            .where("JAVA_TOOL_OPTIONS", "-XX:ArchiveClassesAtExit=" + archive);
    assertThat(Products.run(rehearse).exit()).isZero();
    // with this, a JVM that cannot use the archive does not even start
    var up =
        Launch.of("up").where("JAVA_TOOL_OPTIONS", "-Xshare:on -XX:SharedArchiveFile=" + archive);

    var product = products.start(up, data(), port).awaitReady();
    assertThat(
            product.api(product.firstKey()).createLink("https://a.com/", "a").get("key").asText())
        .isEqualTo("a");
  }

  @Test
  @DisplayName("an unknown configuration key is refused, and the nearest one is named")
  void unknownKeysAreRefused() throws Exception {
    var file = Files.writeString(folder.resolve("waymark.properties"), "http.prot = 9090\n");
    var up = Launch.of("up", "--data", data().toString());

    for (var wrong :
        Map.of(
                up.with("--http.prot=9090"), "--http.port",
                up.where("WAYMARK_HTTP_PROT", "9090"), "WAYMARK_HTTP_PORT",
                up.with("--config", file.toString()), "http.port")
            .entrySet()) {
      var ended = Products.run(wrong.getKey());
      assertThat(ended.exit()).as(ended.output()).isEqualTo(2);
      assertThat(ended.output()).contains(wrong.getValue()).doesNotContain("Exception");
    }
    assertThat(data()).doesNotExist();
  }

  private static Map<String, String> links(Api api, int count) throws Exception {
    var ids = new HashMap<String, String>();
    for (var link = 0; link < count; link++) {
      var created = api.createLink("https://example.com/" + link, "at-work" + link);
      ids.put(created.get("key").asText(), created.get("id").asText());
    }
    return ids;
  }
}
