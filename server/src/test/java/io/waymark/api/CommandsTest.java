package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.OperatorCommand;
import io.waymark.app.OperatorCommand.Ran;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for the API, against the server under test. */
@QuarkusTest
class CommandsTest extends ApiTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void somebodyWithAKey() {
    environment.put("HOME", home.toString());
    environment.put("WAYMARK_SERVER", base.toString());
    environment.put("WAYMARK_API_KEY", workspace.key());
    environment.put("WAYMARK_WORKSPACE", workspace.slug());
  }

  private Ran run(String... arguments) {
    return OperatorCommand.run(environment, "", false, arguments);
  }

  private String done(String... arguments) {
    var ran = run(arguments);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    return ran.out();
  }

  private String id(String json) throws Exception {
    return Api.JSON.readTree(json).path("id").asText();
  }

  @Test
  @DisplayName("a link is made, listed, found, changed, counted, exported and deleted")
  void links() throws Exception {
    var key = workspace.slug() + "-k";
    var id =
        id(
            done(
                "links",
                "create",
                "--url",
                "https://a.com/",
                "--key",
                key,
                "--comments",
                "c",
                "--json"));

    assertThat(done("links", "list")).contains("shortLink", id, "https://a.com/");
    assertThat(done("links", "list", "--columns", "key,clicks").lines().map(String::strip))
        .first()
        .asString()
        .matches("key +clicks");
    assertThat(done("links", "get", id)).containsPattern("url +https://a.com/\n");
    assertThat(done("links", "count")).isEqualTo("1\n");
    done("links", "update", id, "--url", "https://b.com/", "--null", "comments");
    var link = api.get("/api/links/" + id).json();
    assertThat(link.path("url").asText()).isEqualTo("https://b.com/");
    assertThat(link.path("comments").isNull()).isTrue();
    assertThat(done("links", "export", "--columns", "url")).contains("https://b.com/");
    assertThat(done("links", "upsert", "--url", "https://b.com/", "--key", key, "--json"))
        .contains(id);
    assertThat(done("links", "delete", id)).contains(id);
    assertThat(done("links", "count")).isEqualTo("0\n");
    assertThat(done("links", "list")).isEmpty();
  }

  @Test
  @DisplayName("with --json, the bytes are those of the API")
  void json() {
    done("links", "create", "--url", "https://a.com/ü?x=<b>&y=\u009b", "--title", "❤\u0001");
    var ran = done("links", "list", "--json");
    assertThat(ran).isEqualTo(api.get("/api/links").text());
    assertThat(done("api", "GET", "/links?search=a.com"))
        .isEqualTo(api.get("/api/links?search=a.com").text());
    assertThat(done("users", "list", "--json"))
        .isEqualTo(api.get("/api/workspaces/%s/users".formatted(workspace.slug())).text());
    assertThat(done("analytics", "get", "--group-by", "countries", "--interval", "24h", "--json"))
        .isEqualTo("[]");
    assertThat(done("analytics", "get", "--json")).isEqualTo(api.get("/api/analytics").text());
  }

  @Test
  @DisplayName("tags, folders, domains and keys are made, listed, changed and deleted")
  void others() throws Exception {
    var tag = id(done("tags", "create", "--name", "news", "--color", "red", "--json"));
    assertThat(done("tags", "update", tag, "--name", "old")).contains("old");
    assertThat(done("tags", "list")).contains(tag, "old", "red");
    done("tags", "delete", tag);
    assertThat(done("tags", "count")).isEqualTo("0\n");

    var folder = id(done("folders", "create", "--name", "f", "--json"));
    assertThat(done("folders", "list")).contains(folder);
    done("folders", "delete", folder);

    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    done("domains", "create", "--slug", domain, "--placeholder", "https://p.com/");
    assertThat(done("domains", "list")).contains(domain);
    assertThat(done("domains", "update", domain, "--archived", "--json"))
        .contains("\"archived\":true");
    done("domains", "delete", domain);
    assertThat(done("domains", "count", "--archived")).isEqualTo("0\n");

    var made = done("keys", "create", "--name", "ci", "--scopes", "links.read,tags.read", "--json");
    assertThat(made).contains("dub_");
    var key =
        Api.JSON
            .readTree(done("keys", "list", "--json"))
            .valueStream()
            .filter(it -> it.path("name").asText().equals("ci"))
            .findFirst()
            .orElseThrow();
    assertThat(key.path("scopes").toString()).contains("links.read").contains("tags.read");
    done("keys", "delete", key.path("id").asText());
    assertThat(done("keys", "list")).doesNotContain("ci ");
  }

  @Test
  @DisplayName("--all reads every page, by cursor and by number, as one list")
  void pages() throws Exception {
    var links = new ArrayList<String>();
    for (var i = 0; i < 7; i++) {
      links.add("{\"url\":\"https://a.com/%d\"}".formatted(i));
      done("tags", "create", "--name", "t" + i);
    }
    var file = Files.writeString(home.resolve("links.json"), links.toString());
    done("links", "bulk-create", "--body", "@" + file);

    assertThat(Api.JSON.readTree(done("links", "list", "--all", "--page-size", "3", "--json")))
        .hasSize(7);
    assertThat(Api.JSON.readTree(done("tags", "list", "--all", "--page-size", "2", "--json")))
        .hasSize(7);
    assertThat(done("tags", "list", "--all", "--page-size", "2").lines()).hasSize(8);
    assertThat(done("tags", "list", "--all", "--search", "nothing", "--json")).isEqualTo("[]");
    assertThat(run("tags", "list", "--all", "--page", "2").err()).contains("leave --page out");
    assertThat(run("tags", "count", "--all").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("a file is sent, and an answer is written to one")
  void files() throws Exception {
    var csv =
        Files.writeString(
            home.resolve("in.csv"),
            "short,long\n%s/%s,https://a.com/\n".formatted("localhost", workspace.slug()));
    assertThat(
            done(
                "links",
                "import",
                "--file",
                csv.toString(),
                "--link",
                "short",
                "--url",
                "long",
                "--dry-run"))
        .containsPattern("dryRun +true");
    var picture = home.resolve("qr.png");
    assertThat(done("qr", "get", "--url", "https://a.com/", "--out", picture.toString())).isEmpty();
    assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
    var shown = OperatorCommand.run(environment, "", true, "qr", "get", "--url", "https://a.com/");
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.err()).contains("write it to --out FILE");
  }

  @Test
  @DisplayName("what the API refuses is said with its field, and the exit code is 1")
  void refusals() {
    var ran = run("tags", "create", "--color", "red");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("waymark: ")
        .contains("name: ")
        .contains("(unprocessable_entity)");
    assertThat(run("links", "get", "link_nope").err()).contains("(not_found)");
    environment.put("WAYMARK_API_KEY", "dub_nobodyHasThisKey12345");
    assertThat(run("links", "list").err()).contains("Invalid API key").doesNotContain("dub_nobody");
    environment.put("WAYMARK_API_KEY", "dub_\u0001");
    var broken = run("links", "list");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("no API key").doesNotContain("dub_");
    environment.remove("WAYMARK_API_KEY");
    var missing = run("links", "list");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("waymark login", "WAYMARK_API_KEY", "--api-key-file");
  }

  @Test
  @DisplayName("usage errors are told apart, with the nearest name")
  void usage() {
    assertThat(run("links", "lst").err()).contains("did you mean 'links list'?");
    assertThat(run("links", "lst").code()).isEqualTo(2);
    assertThat(run("link", "list").code()).isEqualTo(2);
    assertThat(run("links", "list", "--serach", "x").err()).contains("did you mean --search?");
    assertThat(run("links", "list", "--server", "ftp://x").err()).contains("no server's address");
    assertThat(run("links", "list", "--timeout", "never").err()).contains("expected seconds");
    assertThat(done("links")).contains("bulk-create").contains("--api-key-file");
    assertThat(done("help", "links", "create")).contains("--utm-source", "POST /links");
    assertThat(done("help")).contains("user ", "login", "analytics");
  }

  @Test
  @DisplayName("a server that is not there, says nothing or breaks off, is exit code 3 or 1")
  void unreachable() throws Exception {
    String port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = String.valueOf(socket.getLocalPort());
      assertThat(run("links", "list", "--server", "http://127.0.0.1:" + port, "--timeout", "1"))
          .satisfies(ran -> assertThat(ran.code()).isEqualTo(3))
          .satisfies(ran -> assertThat(ran.err()).contains("no answer within 1 s"));
    }
    assertThat(run("links", "list", "--port", port).err()).contains("nothing listens there");
    assertThat(run("links", "list", "--port", port).code()).isEqualTo(3);
    assertThat(
            hostile("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[", false, "links", "list")
                .code())
        .isEqualTo(1);
    assertThat(
            hostile(
                    "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n",
                    false,
                    "links",
                    "list")
                .err())
        .contains("sends us to http://evil.example/");
    assertThat(
            hostile("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", false, "links", "list")
                .code())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("what a server sends cannot steer the terminal")
  void hostileServer() throws Exception {
    var json = "[{\"id\":\"\\u001b]0;x\\u0007\",\"url\":\"\u009b2J\u202e\"}]";
    for (var arguments :
        List.of(
            List.of("links", "list"),
            List.of("links", "list", "--json"),
            List.of("api", "GET", "/x"))) {
      var shown = hostile(ok(json, "application/json"), true, arguments.toArray(String[]::new));
      assertThat(shown.code()).isZero();
      assertThat(shown.out())
          .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
          .contains("\\u009b2J");
    }
    assertThat(hostile(ok(json, "application/json"), false, "links", "list", "--json").out())
        .isEqualTo(json);
    var error = "{\"error\":{\"code\":\"\\u001b[1m\",\"message\":\"\\u001b[2J\\nok\"}}";
    var told =
        hostile(
            "HTTP/1.1 400 No\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(error.getBytes(StandardCharsets.UTF_8).length, error),
            false,
            "links",
            "list");
    assertThat(told.err()).doesNotContain("\u001b").contains("\\u001b[2J");
  }

  private static String ok(String body, String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(type, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  /** Against a server that answers one request with these bytes. */
  private Ran hostile(String answer, boolean terminal, String... arguments) throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var server =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var connection = socket.accept()) {
                      var head = new ByteArrayOutputStream();
                      while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                        head.write(connection.getInputStream().read());
                      }
                      connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    } catch (java.io.IOException gone) {
                      // the client sees it
                    }
                  });
      var all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of("--server", "http://127.0.0.1:" + socket.getLocalPort()));
      var ran = OperatorCommand.run(environment, "", terminal, all.toArray(String[]::new));
      server.join();
      return ran;
    }
  }

  @Test
  @DisplayName("login keeps a key where its owner alone can read it, for one server")
  void login() throws Exception {
    environment.keySet().removeIf(name -> name.startsWith("WAYMARK_"));
    var server = base.toString();
    var wrong = OperatorCommand.run(environment, "dub_wrong\n", false, "login", "--server", server);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("does not know this key").doesNotContain("dub_wrong");

    var ran =
        OperatorCommand.run(
            environment,
            workspace.key() + "\n",
            false,
            "login",
            "--server",
            server,
            "--workspace",
            workspace.slug());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).doesNotContain(workspace.key());
    var file = home.resolve(".config/waymark/credentials");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(done("links", "count")).isEqualTo("0\n");
    assertThat(done("users", "list")).contains("owner");

    // another server is not shown the key
    assertThat(run("links", "list", "--server", "http://localhost:9").err()).contains("no API key");
    assertThat(run("links", "list", "--port", "9").err()).contains("no API key");

    // and the server of the login is not shown another key
    environment.putAll(Map.of("WAYMARK_API_KEY", workspace.key(), "WAYMARK_HTTP_PORT", "9"));
    assertThat(run("links", "count").err()).contains("http://localhost:9/api cannot be reached");
    environment.keySet().removeIf(name -> name.startsWith("WAYMARK_"));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("links", "list").err()).contains("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(done("logout")).startsWith("Forgot");
    assertThat(Files.readString(file)).doesNotContain(workspace.key());
    assertThat(run("links", "list", "--server", server).err()).contains("no API key");
  }

  @Test
  @DisplayName("a key comes from a file, and plain HTTP to others is warned of")
  void keys() throws Exception {
    environment.remove("WAYMARK_API_KEY");
    var file = Files.writeString(home.resolve("key"), workspace.key() + "\n");
    assertThat(done("links", "count", "--api-key-file", file.toString())).isEqualTo("0\n");
    var warned =
        run(
            "links",
            "count",
            "--server",
            "http://192.0.2.1",
            "--api-key-file",
            file.toString(),
            "--timeout",
            "1");
    assertThat(warned.code()).isEqualTo(3);
    assertThat(warned.err()).contains("is not encrypted").doesNotContain(workspace.key());
    assertThat(run("links", "count", "--api-key", "a", "--api-key-file", file.toString()).code())
        .isEqualTo(2);
  }
}
