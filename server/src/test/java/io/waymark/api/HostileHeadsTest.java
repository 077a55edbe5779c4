package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Heads of requests that no client library sends: what is wrong with them is their senders' fault,
 * so it is told to them and not to the operator. To repeat a run: {@code -Dwaymark.seed=…}.
 */
@QuarkusTest
class HostileHeadsTest extends ApiTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "OPTIONS", "CONNECT", "TRACE", "PRI", "get", "G\0T", "");

  private static final List<String> TARGETS =
      List.of(
          "/",
          "/x",
          "/api",
          "/api/links",
          "/api/links/%zz",
          "/deeplink/%zz/x",
          "/_waymark/%ff",
          "/health/..",
          "*",
          "?",
          "x",
          "%zz",
          "",
          "http://[::1",
          "http://",
          "http://localhost",
          "http://localhost?x",
          "http://user@localhost:1/x",
          "ftp://localhost/",
          "//",
          "///",
          "/ ",
          "/\u00ff",
          "/" + "a".repeat(9_000));

  private static final List<String> VERSIONS =
      List.of("HTTP/1.1", "HTTP/1.0", "HTTP/1.1", "HTTP/1.9", "HTTP/2.0", "HTTP/x", "HTTQ", "");

  private static final List<String> HEADERS =
      List.of(
          "Host: localhost",
          "Host: a",
          "Host:",
          "Host: a b",
          "Host: a:99999",
          "Host: a:-1",
          "Host: a:x",
          "Host: [::1",
          "Host: [::1]",
          "Host: a/b",
          "Host: user@a",
          "Host: \u00ff",
          "Host: " + "a".repeat(4_000),
          "X",
          ": x",
          "X y: z",
          "X: \0",
          " folded",
          "Content-Length: x",
          "Content-Length: -1",
          "Content-Length: 3",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: nonsense",
          "Content-Type: multipart/form-data",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Encoding: gzip",
          "Expect: 100-continue",
          "Expect: nonsense",
          "Upgrade: websocket",
          "Upgrade: h2c\r\nHTTP2-Settings: x",
          "Connection: Upgrade",
          "Cookie: ;;=;\u00ff",
          "Accept: ;q=x",
          "Accept-Language: " + "-".repeat(500),
          "Authorization: Bearer \u00ff",
          "X-Forwarded-For: [",
          "Forwarded: for=\"",
          "X: " + "a".repeat(20_000),
          "X: y\r\n".repeat(3_000) + "X: y");

  private static final List<String> BODIES =
      List.of("0\r\n\r\n", "%zz\r\n\r\n", "zz\r\n\r\n", "-1\r\n\r\n", "{}\r\n\r\n");

  private LoggedErrors errors;
  private RawHttp raw;

  @BeforeEach
  void listen() {
    errors = new LoggedErrors();
    raw = new RawHttp(base);
  }

  @AfterEach
  void stopListening() {
    errors.close();
  }

  @ParameterizedTest
  @DisplayName("RFC 9112, 3.2: a host that is missing, malformed or named twice is a plain 400")
  @ValueSource(
      strings = {
        "",
        "Host: a b\r\n",
        "Host: a:99999\r\n",
        "Host: a:-1\r\n",
        "Host: a:x\r\n",
        "Host: [::1\r\n",
        "Host: a/b\r\n",
        "Host: user@a\r\n",
        "Host: a\r\nHost: b\r\n",
        "Host: localhost\r\nHost: localhost\r\n",
      })
  void hosts(String headers) throws IOException {
    for (var path : List.of("/", "/x", "/api/links", "/health")) {
      refused("GET " + path + " HTTP/1.1\r\n" + headers);
    }
  }

  @ParameterizedTest
  @DisplayName("methods and expectations that nobody knows are the sender's fault")
  @ValueSource(strings = {"PRI /api", "PRI /x", "PRI *", "POST /api/links", "POST /x", "FOO /api"})
  void strangeMethods(String line) throws IOException {
    var expectation = "Expect: nonsense\r\n";
    for (var rest : List.of("", expectation, expectation + "Transfer-Encoding: chunked\r\n")) {
      var head = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest;
      var answer = raw.send(head + "\r\n0\r\n\r\n");
      assertThat(answer).as(line).matches("(?s)(|HTTP/1\\.1 [1-4].*)");
      assertThat(errors.lines()).as(line + " " + rest).isEmpty();
    }
  }

  @Test
  @DisplayName("a host longer than DNS has names is a plain 400")
  void overlongHost() throws IOException {
    refused("GET / HTTP/1.1\r\nHost: " + "a".repeat(262) + "\r\n");
    assertThat(ask("GET / HTTP/1.1\r\nHost: " + "a".repeat(255) + ":8080\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @DisplayName("targets that are no path and no address are a plain 400")
  @ValueSource(strings = {"GET %zz", "GET ?", "GET x", "GET *", "CONNECT a:80", "GET http://[::1"})
  void targets(String line) throws IOException {
    refused(line + " HTTP/1.1\r\nHost: localhost\r\n");
  }

  @Test
  @DisplayName("HTTP/1.0 needs no Host; OPTIONS * is answered for the server as a whole")
  void lawful() throws IOException {
    assertThat(ask("GET /x HTTP/1.0\r\n")).startsWith("HTTP/1.0 200 ");
    assertThat(ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 204 ")
        .containsIgnoringCase("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  @DisplayName("RFC 9112, 3.2.2: the host of an address in the first line goes before the header")
  void absoluteForm() throws IOException {
    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    var file = "/.well-known/assetlinks.json";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    var reply =
        api.post(
            "/api/links",
            "{\"url\":\"https://x.com/\",\"key\":\"k\",\"domain\":\"%s\"}".formatted(domain));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(ask("GET http://%s/k HTTP/1.1\r\nHost: localhost\r\n".formatted(domain)))
        .startsWith("HTTP/1.1 302 ")
        .containsIgnoringCase("\r\nLocation: https://x.com/\r\n");
    assertThat(ask("GET http://%s%s HTTP/1.1\r\nHost: localhost\r\n".formatted(domain, file)))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @DisplayName("a body that breaks off or is cut wrongly is the sender's fault")
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Content-Type: multipart/form-data\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n%zz",
      })
  void bodies(String rest) throws IOException {
    var answer =
        raw.send("POST /api/links HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest);
    assertThat(answer).matches("(?s)(|HTTP/1\\.1 4.*)");
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  @DisplayName("whatever the head of a request, there is no 5xx and nothing for the operator")
  void noise() throws IOException {
    var seed = Long.getLong("waymark.seed", System.nanoTime());
    System.out.println("HostileHeadsTest: -Dwaymark.seed=" + seed);
    var random = new SplittableRandom(seed);
    for (var run = 0; run < 1_000; run++) {
      var request = new StringBuilder();
      request.append(any(METHODS, random)).append(' ').append(any(TARGETS, random));
      request.append(' ').append(any(VERSIONS, random)).append("\r\n");
      if (random.nextBoolean()) {
        request.append("Host: localhost\r\n");
      }
      for (var left = random.nextInt(4); left > 0; left--) {
        request.append(any(HEADERS, random)).append("\r\n");
      }
      request.append("Connection: close\r\n\r\n").append(any(BODIES, random));
      var answer = raw.send(request.toString(), Duration.ofMillis(300));
      var what = "seed %d run %d: %s%n%s".formatted(seed, run, request, answer);
      assertThat(answer).as(what).matches("(?s)(|HTTP/\\S+ (1|2|3|4).*)");
      assertThat(errors.lines()).as(what).isEmpty();
    }
  }

  private void refused(String head) throws IOException {
    assertThat(ask(head)).as(head).matches("(?s)HTTP/1\\.1 400 .*").doesNotContain("<html");
    assertThat(errors.lines()).as(head).isEmpty();
  }

  private String ask(String head) throws IOException {
    return raw.send(head + "Connection: close\r\n\r\n");
  }

  private static String any(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
