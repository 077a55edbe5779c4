package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.signin.Attempts;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.crypto.ServerKey;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.limits.SharedLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The server under test and a second one, which share the database and the server's key. */
@QuarkusTest
@QuarkusTestResource(value = SharedLimitsServer.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // filled in before each test
class SharedLimitsApiTest extends ApiTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SharedLimits other;

  @BeforeEach
  void otherServer() throws IOException {
    var data = Path.of(ConfigProvider.getConfig().getValue("waymark.data", String.class));
    var random = new SecureRandom();
    var secrets = new SecretBox(ServerKey.in(data.resolve("secrets/server.key"), random), random);
    other =
        new SharedLimits(
            Jdbi.create(database), caller -> secrets.sign("limit\n" + caller), Clock.systemUTC());
  }

  @Test
  @DisplayName("c.5: the headers count what the key called at every server")
  void headers() throws Exception {
    var hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(workspace.key().getBytes(UTF_8)));
    var elsewhere = other.limiter("key", 3000, MINUTE);
    var first = api.get("/api/links");
    var second = elsewhere.admit(hash);
    var third = api.get("/api/links");

    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("3000");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("2999");
    // In the minute that may have begun meanwhile, up to all of the one before count.
    assertThat(second.remaining()).isIn(2998, 2999);
    assertThat(third.header("X-RateLimit-Remaining")).isIn("2997", "2998", "2999");
    assertThat(Long.parseLong(third.header("Retry-After"))).isBetween(1L, 60L);
  }

  @Test
  @DisplayName("wrong passwords at two servers together are no more than at one")
  void bruteForce() throws Exception {
    var attempts = new Attempts(other, "password", 20, 10, MINUTE);
    var body = "{\"email\":\"%s\",\"password\":\"no\"}".formatted(workspace.email());
    var tried = 0;
    for (var turn = 0; turn < 30; turn++) {
      var admitted =
          turn % 2 == 0
              ? api.as((String) null).post("/api/auth/sign-in", body).status() == 401
              : tries(attempts, "198.51.100." + turn);
      if (!admitted) {
        break;
      }
      tried++;
    }
    assertThat(tried).as("twice as many if the limit was not shared").isBetween(10, 19);
    assertThat(tries(attempts, "198.51.100.200")).isFalse();
    assertThat(api.as((String) null).post("/api/auth/sign-in", body).status()).isEqualTo(429);
  }

  private boolean tries(Attempts attempts, String address) {
    var exchange =
        new Exchange(
            "POST", "/auth/sign-in", Map.of(), Map.of(), Map.of(), new byte[0], address, address);
    try {
      attempts.count(exchange, workspace.email());
      return true;
    } catch (ApiProblem refused) {
      return false;
    }
  }

  @Test
  @DisplayName("neither keys nor addresses are kept, and what is kept is short")
  void nothingIsKept() {
    var address = "203.0.113.77";
    api.get("/api/links");
    var body = "{\"email\":\"%s@example.com\",\"password\":\"no\"}".formatted("x".repeat(60));
    api.as((String) null)
        .send("POST", "/api/auth/sign-in", body, Map.of("X-Forwarded-For", address));
    other.limiter("hostile", 5, MINUTE).admit("y".repeat(1 << 20));
    other.limiter("hostile", 5, MINUTE).admit("nul \0 and half a pair \ud800");
    var rows =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select caller from call_windows")
                        .mapTo(String.class)
                        .list());
    assertThat(rows).hasSizeGreaterThan(3).allMatch(caller -> caller.length() == 43);
    assertThat(rows).noneMatch(caller -> caller.contains(address));
    assertThat(other.problem()).isEmpty();
  }
}
