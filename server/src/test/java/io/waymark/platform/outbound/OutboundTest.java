package io.waymark.platform.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.outbound.OutboundResponse.Failed;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import io.waymark.platform.outbound.OutboundResponse.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(20), 100_000);
  private static final Limits SHORT = Limits.of(Duration.ofMillis(700), 100_000);
  private static final String AGENT = "Waymark (test)";

  private final Outbound strict = client(AddressRules.PUBLIC);
  private final Outbound open = client(AddressRules.allowing(List.of("127.0.0.1")));
  private final CountDownLatch never = new CountDownLatch(1);
  private LocalSite site;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite("127.0.0.1").text("/hello", 200, "hello", "X-One: 1", "X-One: 2");
  }

  @AfterEach
  void stop() {
    never.countDown();
    site.close();
    strict.close();
    open.close();
  }

  @Test
  @DisplayName("an allowed network is asked; the answer comes with headers and address")
  void fetched() {
    var answer = (Fetched) open.get(site.url("/hello#part"), LIMITS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.ok()).isTrue();
    assertThat(text(answer)).isEqualTo("hello");
    assertThat(answer.truncated()).isFalse();
    assertThat(answer.headers().get("x-one")).containsExactly("1", "2");
    assertThat(answer.header("x-none")).isNull();
    assertThat(answer.finalUrl()).isEqualTo(site.url("/hello#part"));
    var request = site.seen().getFirst().headers();
    assertThat(request.get("User-agent")).containsExactly(AGENT);
    assertThat(request).doesNotContainKeys("Cookie", "Authorization");
  }

  @ParameterizedTest
  @DisplayName("decision 7: this machine is not asked, however its address is written")
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/hello",
        "http://127.1:PORT/hello",
        "http://2130706433:PORT/hello",
        "http://0x7f.0.0.1:PORT/hello",
        "http://0177.0.0.1:PORT/hello",
        "http://127.0.0.1.:PORT/hello",
        "http://127。0。0。1:PORT/hello",
        "http://localhost:PORT/hello",
        "http://LOCALHOST:PORT/hello",
        "http://0.0.0.0:PORT/hello",
        "http://[::ffff:127.0.0.1]:PORT/hello",
        "http://[::1]:PORT/hello",
        "http://[::]:PORT/hello",
        "https://127.0.0.1:PORT/hello",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://[64:ff9b::7f00:1]:PORT/hello",
        "http://[2002:7f00:1::]:PORT/hello"
      })
  void refused(String url) {
    assertThat(strict.get(url.replace("PORT", "" + site.port()), LIMITS))
        .isInstanceOf(Refused.class);
    assertThat(site.seen()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("only http and https, and nobody's credentials")
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/",
        "data:text/plain,x",
        "http://user@127.0.0.1:PORT/hello",
        "http://user:pass@127.0.0.1:PORT/hello",
        "http://",
        "hello",
        ""
      })
  void notOurs(String url) {
    assertThat(open.get(url.replace("PORT", "" + site.port()), LIMITS)).isInstanceOf(Refused.class);
    assertThat(site.seen()).isEmpty();
  }

  @Test
  @DisplayName("decision 7: a redirect is checked like the first address")
  void redirectInside() throws IOException {
    try (var inside = new LocalSite("127.0.0.2").text("/secret", 200, "secret")) {
      site.text("/a", 302, "", "Location: " + inside.url("/secret"));
      site.text("/b", 307, "", "Location: http://user:p@127.0.0.1:" + site.port() + "/hello");
      site.text("/c", 301, "", "Location: file:///etc/passwd");

      for (var path : List.of("/a", "/b", "/c")) {
        assertThat(open.get(site.url(path), LIMITS)).as(path).isInstanceOf(Refused.class);
      }
      assertThat(inside.seen()).isEmpty();
    }
  }

  @Test
  @DisplayName("five redirects are followed, a sixth is not")
  void redirects() {
    site.page(
        "/hop",
        exchange -> {
          var left = Integer.parseInt(exchange.getRequestURI().getPath().substring(5));
          var next = left == 0 ? "/hello" : "/hop/" + (left - 1);
          LocalSite.send(exchange, 302, new byte[0], "Location: " + next);
        });

    var five = (Fetched) open.get(site.url("/hop/4"), LIMITS);
    assertThat(text(five)).isEqualTo("hello");
    assertThat(five.finalUrl()).isEqualTo(site.url("/hello"));
    assertThat(open.get(site.url("/hop/5"), LIMITS)).isInstanceOf(Failed.class);
    var none = (Fetched) open.get(site.url("/hop/4"), LIMITS.withoutRedirects());
    assertThat(none.status()).isEqualTo(302);
  }

  @Test
  @DisplayName(
      "decision 7: a name is looked up once per connection, and only what was checked is asked")
  void rebinding() {
    var lookups = new AtomicInteger();
    Names.Lookup changing =
        _ ->
            new InetAddress[] {
              InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "203.0.113.7" : "127.0.0.1")
            };
    try (var client = client(AddressRules.PUBLIC, changing)) {
      assertThat(client.get("http://evil.test:" + site.port() + "/hello", LIMITS))
          .isInstanceOf(Refused.class);
      assertThat(lookups).hasValue(1);
      assertThat(client.get("http://evil.test:" + site.port() + "/hello", LIMITS))
          .isInstanceOf(Refused.class);
    }
    Names.Lookup mixed =
        _ -> new InetAddress[] {InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1")};
    try (var client = client(AddressRules.allowing(List.of("127.0.0.1")), mixed)) {
      var answer = (Fetched) client.get("http://mixed.test:" + site.port() + "/hello", LIMITS);
      assertThat(text(answer)).isEqualTo("hello");
    }
    assertThat(site.seen()).hasSize(1);
  }

  @Test
  @DisplayName("names that nobody knows, or nobody answers for in time, fail")
  void unknownNames() {
    Names.Lookup slow =
        host -> {
          await(never);
          throw new UnknownHostException(host);
        };
    try (var client = client(AddressRules.PUBLIC, slow)) {
      assertThat(client.get("http://slow.test/", SHORT)).isInstanceOf(Failed.class);
    }
    Names.Lookup unknown =
        host -> {
          throw new UnknownHostException(host);
        };
    try (var client = client(AddressRules.PUBLIC, unknown)) {
      assertThat(client.get("http://unknown.test/", LIMITS)).isInstanceOf(Failed.class);
    }
  }

  @Test
  @DisplayName("a server that is silent, or drips, or has gone, does not hold us up")
  void slow() {
    site.page("/silent", _ -> await(never));
    site.page(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (never.getCount() > 0) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            pause();
          }
        });
    site.page(
        "/loop",
        exchange -> {
          pause();
          LocalSite.send(exchange, 302, new byte[0], "Location: /loop");
        });

    assertThat(open.get(site.url("/silent"), SHORT)).isInstanceOf(Failed.class);
    assertThat(open.get(site.url("/drip"), SHORT)).isInstanceOf(Failed.class);
    assertThat(open.get(site.url("/loop"), SHORT)).isInstanceOf(Failed.class);
    var port = site.port();
    site.close();
    assertThat(open.get("http://127.0.0.1:" + port + "/", LIMITS)).isInstanceOf(Failed.class);
  }

  @Test
  @DisplayName("an endless body is cut off at the limit, one that just fits is not")
  void endless() {
    site.page(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[10_000]);
          }
        });
    site.text("/fits", 200, "x".repeat(100_000));

    var endless = (Fetched) open.get(site.url("/endless"), LIMITS);
    assertThat(endless.truncated()).isTrue();
    assertThat(endless.body()).hasSize(100_000);
    var fits = (Fetched) open.get(site.url("/fits"), LIMITS);
    assertThat(fits.truncated()).isFalse();
    assertThat(fits.body()).hasSize(100_000);
  }

  @Test
  @DisplayName("packed bodies are unpacked, up to the limit")
  void packed() throws IOException {
    page("/packed", gzip("hello".getBytes(US_ASCII)), "gzip");
    page("/bomb", gzip(new byte[200 << 20]), "gzip");
    page("/noise", new byte[1000], "gzip");
    page("/other", new byte[1000], "br");
    site.page(
        "/header",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, 0);
          var body = exchange.getResponseBody();
          // The header's file name never ends, so nothing is ever unpacked.
          body.write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
          while (true) {
            body.write("name".repeat(1000).getBytes(US_ASCII));
          }
        });

    assertThat(text((Fetched) open.get(site.url("/packed"), LIMITS))).isEqualTo("hello");
    var bomb = (Fetched) open.get(site.url("/bomb"), LIMITS);
    assertThat(bomb.truncated()).isTrue();
    assertThat(bomb.body()).hasSize(100_000);
    assertThat(open.get(site.url("/noise"), LIMITS)).isInstanceOf(Failed.class);
    assertThat(open.get(site.url("/other"), LIMITS)).isInstanceOf(Failed.class);
    var header = (Fetched) open.get(site.url("/header"), LIMITS);
    assertThat(header.truncated()).isTrue();
    assertThat(header.body()).isEmpty();
  }

  @Test
  @DisplayName("cookies that are set are not sent back")
  void cookies() {
    site.text("/set", 302, "", "Set-Cookie: a=b; Path=/", "Location: /hello");

    assertThat(open.get(site.url("/set"), LIMITS)).isInstanceOf(Fetched.class);
    assertThat(open.get(site.url("/hello"), LIMITS)).isInstanceOf(Fetched.class);
    assertThat(site.seen()).hasSize(3);
    assertThat(site.seen()).noneMatch(seen -> seen.headers().containsKey("Cookie"));
  }

  @Test
  @DisplayName("a post carries its headers and body; its redirect is not followed")
  void post() {
    site.page(
        "/hook",
        exchange ->
            LocalSite.send(
                exchange,
                201,
                exchange.getRequestBody().readAllBytes(),
                "Content-Type: " + exchange.getRequestHeaders().getFirst("Content-Type")));
    site.text("/moved", 307, "", "Location: /hook");
    var headers = Map.of("Content-Type", "application/json", "Dub-Signature", "abc");

    var answer =
        (Fetched) open.post(site.url("/hook"), headers, "{\"a\":1}".getBytes(US_ASCII), LIMITS);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(text(answer)).isEqualTo("{\"a\":1}");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(site.seen().getFirst().headers().get("Dub-signature")).containsExactly("abc");
    var moved = (Fetched) open.post(site.url("/moved"), headers, new byte[0], LIMITS);
    assertThat(moved.status()).isEqualTo(307);
    assertThat(strict.post(site.url("/hook"), headers, new byte[0], LIMITS))
        .isInstanceOf(Refused.class);
  }

  private void page(String path, byte[] body, String encoding) {
    site.page(
        path, exchange -> LocalSite.send(exchange, 200, body, "Content-Encoding: " + encoding));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static String text(Fetched answer) {
    return new String(answer.body(), US_ASCII);
  }

  private static Outbound client(AddressRules rules) {
    return new Outbound(rules, AGENT, System::nanoTime);
  }

  private static Outbound client(AddressRules rules, Names.Lookup lookup) {
    return new Outbound(rules, AGENT, System::nanoTime, lookup);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
