package io.waymark.platform.http;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.schema.Shape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PublicOperationsTest {
  private static final int MEBIBYTE = 1 << 20;

  private final AtomicLong streamed = new AtomicLong();
  private final CountDownLatch streamFailed = new CountDownLatch(1);
  private LocalApi server;

  @BeforeEach
  void start() throws Exception {
    var operations =
        new PublicOperations(
            exchange -> "session".equals(exchange.header("cookie")),
            RateLimits.inMemory(() -> Instant.EPOCH));
    var named = Shape.of(Named.class, field("name", text().min(1)));
    server =
        new LocalApi(
            List.of(
                operations
                    .get("/one", "one")
                    .shared(Cors.READ)
                    .query(named, (input, _) -> Answer.ok(Map.of("name", input.name()))),
                operations.get("/two", "two").path(_ -> Answer.ok(Map.of())),
                operations.get("/free", "free").unlimited().path(_ -> Answer.empty(204)),
                operations.post("/body", "body").shared(Cors.READ).path(_ -> Answer.empty(204)),
                operations
                    .get("/picture", "picture")
                    .answering("image/png")
                    .path(_ -> Answer.bytes("image/png", new byte[] {1, 2, 3})),
                operations.get("/list", "list").answering("text/csv").path(_ -> list()),
                operations.get("/endless", "endless").path(_ -> endless()),
                operations.get("/early", "early").path(_ -> failing(10)),
                operations.get("/late", "late").path(_ -> failing(3 * MEBIBYTE))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  record Named(String name) {}

  @Test
  @DisplayName("G12: ten calls per address, then 429 with the error object and the headers")
  void limited() throws Exception {
    for (var call = 0; call < 10; call++) {
      var reply = server.get("/one?name=a", "From", "198.51.100.1");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().map()).doesNotContainKey("x-ratelimit-limit");
    }

    var refused = server.get("/one?name=a", "From", "198.51.100.1", "Authorization", "Bearer k");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"rate_limit_exceeded\"").contains("Too many requests.");
    assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo("10");
    assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo("10");
    assertThat(header(refused, "Retry-After")).isEqualTo("10");
    assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  @DisplayName("G12: other addresses, other operations and signed-in browsers have their own")
  void buckets() throws Exception {
    exhaust("198.51.100.1");

    assertThat(server.get("/one?name=a", "From", "198.51.100.1").statusCode()).isEqualTo(429);
    assertThat(server.get("/one?name=a", "From", "198.51.100.2").statusCode()).isEqualTo(200);
    assertThat(server.get("/two", "From", "198.51.100.1").statusCode()).isEqualTo(200);
    assertThat(server.get("/one?name=a", "From", "198.51.100.1", "Cookie", "session").statusCode())
        .isEqualTo(200);
    for (var call = 0; call < 20; call++) {
      assertThat(server.get("/free", "From", "198.51.100.1").statusCode()).isEqualTo(204);
    }
  }

  @Test
  @DisplayName("an IPv6 network has one bucket, however many addresses it gives itself")
  void networks() throws Exception {
    exhaust("2001:db8:0:1::1");

    assertThat(server.get("/one?name=a", "From", "2001:db8:0:1:ffff::2").statusCode())
        .isEqualTo(429);
    assertThat(server.get("/one?name=a", "From", "2001:db8:0:2::1").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("c.5: invalid input is answered before the limit is drawn on")
  void inputFirst() throws Exception {
    for (var call = 0; call < 15; call++) {
      assertThat(server.get("/one", "From", "198.51.100.3").statusCode()).isEqualTo(422);
    }
    assertThat(server.get("/one?name=a", "From", "198.51.100.3").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("QR-1: every answer of a shared path may be read by any page")
  void shared() throws Exception {
    var options = server.send("OPTIONS", "/one", "");
    assertThat(options.statusCode()).isEqualTo(204);
    var tooLarge = server.send("POST", "/body", "x".repeat(100_000));
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    var otherMethod = server.send("DELETE", "/one", "");
    assertThat(otherMethod.statusCode()).isEqualTo(405);
    var answers =
        List.of(
            options, tooLarge, otherMethod, server.get("/one?name=a"), server.get("/one?name="));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
              assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET, OPTIONS");
            });
    assertThat(server.get("/two").headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  @DisplayName("bytes have their content type; HEAD has the headers and no body")
  void bytes() throws Exception {
    var got = server.send("GET", "/picture", "", BodyHandlers.ofByteArray());
    assertThat(header(got, "Content-Type")).isEqualTo("image/png");
    assertThat(got.body()).containsExactly(1, 2, 3);

    assertThat(server.raw("HEAD /api/picture", "HEAD /api/list", "GET /api/two"))
        .containsPattern("(?is)content-type: image/png.*content-type: text/csv.*\\{\\}$")
        .containsPattern("(?i)content-length: 3\r\n")
        .doesNotContain("\u0001");
    assertThat(streamed).hasValue(0);
  }

  @Test
  @DisplayName("a stream of many chunks arrives whole")
  void stream() throws Exception {
    var reply = server.get("/list");

    assertThat(header(reply, "Content-Type")).isEqualTo("text/csv");
    assertThat(reply.body()).hasSize(20 * MEBIBYTE).endsWith("0123456789abcde\n");
  }

  @Test
  @DisplayName("a stream waits for its reader, and ends when the reader goes away")
  void backPressure() throws Exception {
    try (var reader = server.connect("GET /api/endless")) {
      assertThat(reader.getInputStream().read()).isEqualTo('H');
      var before = -1L;
      while (before != streamed.get()) {
        before = streamed.get();
        Thread.sleep(300);
      }
      assertThat(before).isBetween(1L, 40L * MEBIBYTE);
      assertThat(streamFailed.getCount()).isEqualTo(1);
    }
    assertThat(streamFailed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("what fails before anything was sent is an error, what fails later is cut off")
  void failures() throws Exception {
    var early = server.get("/early");
    assertThat(early.statusCode()).isEqualTo(500);
    assertThat(early.body()).contains("internal_server_error");

    assertThatThrownBy(() -> server.get("/late")).isInstanceOf(IOException.class);
  }

  private void exhaust(String address) throws Exception {
    for (var call = 0; call < 10; call++) {
      assertThat(server.get("/one?name=a", "From", address).statusCode()).isEqualTo(200);
    }
  }

  private Answer list() {
    return Answer.stream(
        "text/csv",
        out -> {
          for (var line = 0; line < 20 * MEBIBYTE / 16; line++) {
            out.write("0123456789abcde\n".getBytes(StandardCharsets.US_ASCII));
            streamed.addAndGet(16);
          }
        });
  }

  private Answer endless() {
    return Answer.stream(
        "text/plain",
        out -> {
          try {
            while (true) {
              out.write(new byte[64 * 1024]);
              streamed.addAndGet(64 * 1024);
            }
          } catch (IOException gone) {
            streamFailed.countDown();
            throw gone;
          }
        });
  }

  private static Answer failing(int after) {
    return Answer.stream(
        "text/plain",
        out -> {
          out.write(new byte[after]);
          throw new IllegalStateException("meant to fail");
        });
  }

  private static String header(HttpResponse<?> reply, String name) {
    return reply.headers().firstValue(name).orElse("absent");
  }
}
