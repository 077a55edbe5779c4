package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that sites load; what it does is tested in a browser. */
@QuarkusTest
class AnalyticsScriptTest extends ApiTest {
  private static final String PATH = "/_waymark/analytics.js";

  private Reply ask(String method, String host, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Host", host);
    return api.as((String) null).send(method, PATH, null, all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "waymark:8080", "go.nobody.example"})
  @DisplayName("D8: every host of the server has the script, for pages of any site")
  void everywhere(String host) {
    var script = ask("GET", host, Map.of());
    assertThat(script.status()).isEqualTo(200);
    assertThat(script.text()).contains("dubAnalytics");
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(script.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=3600");
    var head = ask("HEAD", host, Map.of());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(script.header("ETag"));
  }

  @Test
  @DisplayName("D8: a browser that has the script is told that it has not changed")
  void unchanged() {
    var tag = ask("GET", "localhost", Map.of()).header("ETag");
    assertThat(tag).matches("\"[0-9a-f]{16}\"");
    for (var known : new String[] {tag, "W/" + tag, "\"x\", " + tag}) {
      var again = ask("GET", "localhost", Map.of("If-None-Match", known));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
    }
    assertThat(ask("GET", "localhost", Map.of("If-None-Match", "\"x\"")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("D8: the script is small, and compressed for who understands that")
  void small() {
    var plain = ask("GET", "localhost", Map.of());
    var zipped = ask("GET", "localhost", Map.of("Accept-Encoding", "br, gzip;q=0.5"));
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(Integer.parseInt(String.valueOf(zipped.header("Content-Length")))).isLessThan(4096);
    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(
            ask("GET", "localhost", Map.of("Accept-Encoding", "gzip;q=0"))
                .header("Content-Encoding"))
        .isNull();
    assertThat(plain.text()).doesNotContain("eval(", "innerHTML", "new Function");
  }
}
