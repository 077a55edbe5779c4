package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bytes on the wire that no client library sends. To repeat a run: {@code -Dwaymark.seed=…}. */
@QuarkusTest
class HostileVisitsTest extends VisitorTest {
  private static final List<String> PIECES =
      List.of(
          "%00",
          "%0d%0aX-Evil:%20yes",
          "%",
          "%zz",
          "%2525",
          "%ff",
          "..",
          "//",
          "\\",
          "\u00ff",
          "\u00c3",
          "+",
          ";",
          ",",
          "\"",
          "<",
          "'",
          "a",
          "#",
          "?",
          "&",
          "=",
          "@",
          ":",
          "https:",
          "javascript:x",
          "redir_url=",
          "redir_url=//evil.com",
          "pw=",
          "\u0001",
          "\u007f",
          "stats/",
          "x".repeat(900));

  @Test
  @DisplayName(
      "RED-6: whatever is asked for, the answer is no error of ours and has our headers only")
  void bytes() throws IOException {
    link("{\"url\":\"https://x.com/#keep\",\"key\":\"%s\"}");
    var seed = Long.getLong("waymark.seed", System.nanoTime());
    System.out.println("HostileVisitsTest: -Dwaymark.seed=" + seed);
    var random = new SplittableRandom(seed);
    for (var run = 0; run < 1_500; run++) {
      var target = (random.nextBoolean() ? "/" + workspace.slug() : "/") + noise(random);
      var request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nCookie: dub_test_url=%s; %s\r\nReferer: %s\r\nX-Forwarded-For: %s\r\nConnection: close\r\n\r\n"
              .formatted(
                  target,
                  random.nextInt(4) == 0 ? "h" + noise(random) : "localhost:8080",
                  noise(random),
                  noise(random),
                  noise(random),
                  noise(random),
                  random.nextBoolean() ? IP : noise(random));
      var answer = new RawHttp(base).send(request);
      var what = "seed %d run %d: %s%n%s".formatted(seed, run, request, answer);
      assertThat(answer).as(what).matches("(?s)HTTP/1\\.1 (200|30[1278]|400|404|405|414|431) .*");
      var head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
      assertThat(head).as(what).doesNotContain("\r\nX-Evil");
      assertThat(head.lines().filter(line -> line.startsWith("Location: ")))
          .as(what)
          .allMatch(
              line ->
                  line.matches(
                      "Location: (https://x\\.com/[!-~]*|http://localhost:\\d+/app/[!-~]*|/([!-.0-\\[\\]-~][!-~]*)?)"));
    }
  }

  private static String noise(SplittableRandom random) {
    var out = new StringBuilder();
    for (var left = random.nextInt(5); left > 0; left--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return out.toString();
  }
}
