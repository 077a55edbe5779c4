package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectTest extends VisitorTest {
  @Test
  @DisplayName("RED-10, 21, 29, 30: a visitor is sent on with 302, a cookie, and nothing cached")
  void redirect() {
    link("{\"url\":\"https://x.com/#frag\",\"key\":\"%s\"}");
    var reply = api.visit("/" + workspace.slug() + "?a=1", IP);
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("https://x.com/?a=1#frag");
    assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(reply.header("X-Powered-By")).isEqualTo("Waymark");
    assertThat(reply.header("X-Robots-Tag")).isNull();
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer-when-downgrade");
    assertThat(reply.header("X-DNS-Prefetch-Control")).isEqualTo("on");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("Set-Cookie"))
        .matches(
            "dub_id_localhost:8080_%s=[0-9A-Za-z]{16}; Path=/%s; Expires=.* GMT; Max-Age=3600"
                .formatted(key(), workspace.slug()));
    assertThat(api.visit("/" + workspace.slug().toUpperCase(Locale.ROOT), IP).status())
        .isEqualTo(302);
  }

  /** Keys are looked up in lower case, and so the cookie's name is. */
  private String key() {
    return workspace.slug().toLowerCase(Locale.ROOT);
  }

  @Test
  @DisplayName("14.4: final URLs, with and without a click id")
  void finalUrls() {
    link("{\"url\":\"https://dub.co/blog?emptyquery\",\"key\":\"%s\"}");
    assertThat(location("")).isEqualTo("https://dub.co/blog?emptyquery");
    assertThat(location("?a=1")).isEqualTo("https://dub.co/blog?emptyquery=&a=1");
    change("{\"url\":\"https://x.com/?utm_source=a&z=1\"}");
    assertThat(location("?utm_source=b&utm_source=c&new=1"))
        .isEqualTo("https://x.com/?utm_source=c&z=1&new=1");
    change("{\"url\":\"https://x.com/?qr=1\",\"utm_source\":null}");
    assertThat(location("?qr=1")).isEqualTo("https://x.com/");
    assertThat(location("?qr=2&skip_deeplink_preview=1")).isEqualTo("https://x.com/?qr=2");
    change("{\"url\":\"https://x.com/\",\"trackConversion\":true}");
    assertThat(location("")).matches("https://x\\.com/\\?dub_id=[0-9A-Za-z]{16}");
    assertThat(location("?dub-no-track=1")).isEqualTo("https://x.com/");
    assertThat(location("?dub_id=O")).isEqualTo("https://x.com/?dub_id=O");
    change("{\"url\":\"https://x.com/?dub_client_reference_id=1\"}");
    assertThat(location(""))
        .matches("https://x\\.com/\\?client_reference_id=dub_id_[0-9A-Za-z]{16}");
  }

  @Test
  @DisplayName(
      "RED-20: a visitor keeps the click id, by cookie or, for tracked links, by who they are")
  void clickIds() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"trackConversion\":true}");
    var first = location("");
    assertThat(location("")).isEqualTo(first);
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.8").header("Location"))
        .isNotEqualTo(first);
    var cookie = "x=y; dub_id_localhost:8080_" + key() + "=AAAAAAAAAAAAAAAA";
    assertThat(
            api.send("GET", "/" + workspace.slug(), null, Map.of("Cookie", cookie))
                .header("Location"))
        .isEqualTo("https://x.com/?dub_id=AAAAAAAAAAAAAAAA");
    var hostile = "dub_id_localhost:8080_" + key() + "=<script>alert(1)";
    assertThat(
            api.send("GET", "/" + workspace.slug(), null, Map.of("Cookie", hostile))
                .header("Location"))
        .doesNotContain("script");
  }

  @Test
  @DisplayName("decision 6: redir_url reaches the link's own sites only")
  void openRedirect() {
    link("{\"url\":\"https://shop.example.co.uk/a\",\"key\":\"%s\"}");
    assertThat(location("?redir_url=https://evil.com")).isEqualTo("https://shop.example.co.uk/a");
    assertThat(location("?redir_url=https://evil.co.uk")).isEqualTo("https://shop.example.co.uk/a");
    assertThat(location("?redir_url=www.example.co.uk/b&c=1"))
        .isEqualTo("https://www.example.co.uk/b?c=1");
    assertThat(location("?redir_url=javascript:alert(1)"))
        .isEqualTo("https://shop.example.co.uk/a");
  }

  @Test
  @DisplayName("LNK-35: every change and deletion is visible to the next visit")
  void freshness() {
    link("{\"url\":\"https://x.com/1\",\"key\":\"%s\"}");
    for (var i = 2; i < 12; i++) {
      change("{\"url\":\"https://x.com/%d\"}".formatted(i));
      assertThat(location("")).isEqualTo("https://x.com/" + i);
    }
    assertThat(api.visit("/" + workspace.slug() + "-new", IP).status()).isEqualTo(200);
    change("{\"key\":\"%s-new\"}".formatted(workspace.slug()));
    assertThat(api.visit("/" + workspace.slug() + "-new", IP).status()).isEqualTo(302);
    assertThat(api.visit("/" + workspace.slug(), IP).text()).contains("Link not found");
    api.delete("/api/links/" + id);
    var gone = api.visit("/" + workspace.slug() + "-new", IP);
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.text()).contains("Link not found");
    assertThat(gone.header("Set-Cookie")).isNull();
  }

  @Test
  @DisplayName("RED-26…28: iOS, Android and countries have destinations of their own")
  void targeting() {
    link(
        "{\"url\":\"https://x.com/\",\"key\":\"%s\",\"ios\":\"https://i.com/\",\"geo\":{\"DE\":\"https://d.com/\"}}");
    assertThat(location("")).isEqualTo("https://x.com/");
    assertThat(api.visit("/" + workspace.slug(), "198.51.100.4").header("Location"))
        .isEqualTo("https://d.com/");
    var iphone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.5 Mobile/15E148 Safari/604.1";
    assertThat(
            api.send("GET", "/" + workspace.slug(), null, Map.of("User-Agent", iphone))
                .header("Location"))
        .isEqualTo("https://i.com/");
  }

  @Test
  @DisplayName("RED-6: keys beyond ASCII are found however they are written")
  void unicode() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s-über/한글\"}");
    assertThat(api.visit("/" + workspace.slug() + "-%C3%BCber/%ED%95%9C%EA%B8%80", IP).status())
        .isEqualTo(302);
    assertThat(api.visit("/%c3%28", IP).status()).isEqualTo(200);
    assertThat(api.visit("//evil.com/x", IP).header("Location")).isNull();
    link("{\"url\":\"https://x.com/\",\"key\":\"%s-a/b\"}");
    assertThat(api.visit("/" + workspace.slug() + "-a%2Fb", IP).status()).isEqualTo(302);
    // Encoded twice, as some mail scanners do.
    var twice = api.visit("/" + workspace.slug() + "-a%252Fb", IP);
    assertThat(twice.status()).isEqualTo(302);
    assertThat(twice.header("Set-Cookie"))
        .startsWith("dub_id_localhost:8080_" + key() + "-a/b=")
        .contains("Path=/" + workspace.slug() + "-a%252Fb;");
    change("{\"url\":\"https://y.com/\"}");
    assertThat(api.visit("/" + workspace.slug() + "-a%252Fb", IP).header("Location"))
        .isEqualTo("https://y.com/");
  }
}
