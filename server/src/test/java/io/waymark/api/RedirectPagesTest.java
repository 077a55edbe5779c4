package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links that show a page instead of leading away, and where phones and tests lead. */
@QuarkusTest
class RedirectPagesTest extends VisitorTest {
  private static final String PREVIEWER = "facebookexternalhit/1.1";

  private Api.Reply by(String userAgent, String query) {
    return visit("localhost:8080", "/" + workspace.slug() + query, "User-Agent", userAgent);
  }

  @Test
  @DisplayName("RED-23: machines see the link's own preview; people go on")
  void preview() {
    link(
        "{\"url\":\"https://x.com/\",\"key\":\"%s\",\"proxy\":true,\"title\":\"A <title>\",\"description\":\"Words\"}");
    var page = by(PREVIEWER, "");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("A &lt;title&gt;", "Words").doesNotContain("<title>A <title>");
    assertThat(page.header("Set-Cookie")).startsWith("dub_id_");
    assertThat(by(Api.BROWSER, "").status()).isEqualTo(302);
    assertThat(by(Api.BROWSER, "?bot=1").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RED-23, decision 3: what a browser fetches ahead is what the visitor gets later")
  void prefetch() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"proxy\":true,\"title\":\"T\"}");
    var reply = visit("localhost:8080", "/" + workspace.slug(), "Sec-Purpose", "prefetch");
    assertThat(reply.status()).isEqualTo(302);
  }

  @Test
  @DisplayName("RED-24: a mail address opens by a page, with spaces a mailer understands")
  void customScheme() {
    link("{\"url\":\"mailto:a@b.co?subject=Hi there\",\"key\":\"%s\"}");
    var page = by(Api.BROWSER, "?body=x+y");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Location")).isNull();
    assertThat(page.text()).contains("mailto:a@b.co?subject=Hi%20there").contains("body=x%20y");
  }

  @Test
  @DisplayName("RED-25: a cloaked link shows its destination in a frame")
  void cloaked() {
    link("{\"url\":\"https://x.com/p\",\"key\":\"%s\",\"rewrite\":true}");
    var page = by(IPHONE, "?a=1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("https://x.com/p?a");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
  }

  @Test
  @DisplayName("RED-9, RED-13: a plus sign shows what is behind a link, unless it has a password")
  void inspect() {
    link(
        "{\"url\":\"https://x.com/behind\",\"key\":\"%s\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
    var page = by(Api.BROWSER, "+");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("https://x.com/behind");
    assertThat(page.header("Set-Cookie")).isNull();
    assertThat(page.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
    change("{\"password\":\"s\"}");
    assertThat(by(Api.BROWSER, "+").text()).doesNotContain("https://x.com/behind");
  }

  @Test
  @DisplayName("RED-26, RED-31: on the way to the App Store, the app is offered first")
  void interstitial() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"ios\":\"https://apps.apple.com/app/id1\"}");
    var offer = by(IPHONE, "?a=1");
    assertThat(offer.status()).isEqualTo(307);
    assertThat(offer.header("Location"))
        .matches("http://localhost:\\d+/deeplink/localhost:8080/" + workspace.slug() + "\\?a=1");
    assertThat(offer.header("Set-Cookie")).startsWith("dub_id_");
    var past = by(IPHONE, "?skip_deeplink_preview=1&a=1");
    assertThat(past.status()).isEqualTo(302);
    assertThat(past.header("Location")).isEqualTo("https://apps.apple.com/app/id1?a=1");
  }

  @Test
  @DisplayName("RED-12, 21, 35: a visitor of a test gets one variant, and gets it again")
  void test() {
    link(
        """
        {"url":"https://x.com/0","key":"%s","trackConversion":true,"testCompletedAt":"2999-01-01T00:00:00Z",
         "testVariants":[{"url":"https://x.com/1","percentage":50},{"url":"https://x.com/2","percentage":50}]}
        """);
    var first = by(Api.BROWSER, "");
    assertThat(first.header("Location")).matches("https://x\\.com/[12]\\?dub_id=.*");
    var cookies = first.raw().headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(2);
    var variant = first.header("Location").contains("/1?") ? "1" : "2";
    assertThat(cookies.get(1))
        .matches(
            "dub_test_url=https%%3A%%2F%%2Fx\\.com%%2F%s; Path=/%s; Expires=.* GMT; Max-Age=604800"
                .formatted(variant, workspace.slug()));
    for (var kept : new String[] {"1", "2"}) {
      for (var i = 0; i < 8; i++) {
        var again =
            visit(
                "localhost:8080",
                "/" + workspace.slug(),
                "Cookie",
                "dub_test_url=https%3A%2F%2Fx.com%2F" + kept);
        assertThat(again.header("Location")).startsWith("https://x.com/" + kept);
      }
    }
    change("{\"testCompletedAt\":\"2020-01-01T00:00:00Z\"}");
    assertThat(by(Api.BROWSER, "").header("Location")).startsWith("https://x.com/0");
  }

  @Test
  @DisplayName("RED-20, A6: links of partners carry the partner's key and the same id for an hour")
  void partners() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    sql("update links set program_id = 'prog_1', partner_id = 'pn_1' where id = ?", id);
    var first = location("");
    assertThat(first)
        .matches(
            "https://x\\.com/\\?via=%s&dub_id=\\w{16}"
                .formatted(workspace.slug().toLowerCase(Locale.ROOT)));
    assertThat(location("")).isEqualTo(first);
  }

  @Test
  @DisplayName("RED-36, decision 6: redir_url reaches the workspace's other domains")
  void workspaceDomains() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    var domain = domain("");
    assertThat(location("?redir_url=https://app." + domain + "/q"))
        .isEqualTo("https://app." + domain + "/q");
    assertThat(location("?redir_url=https://evil.com")).isEqualTo("https://x.com/");
  }
}
