package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What visitors of a short domain get before any link is looked up. */
@QuarkusTest
class RedirectRoutingTest extends VisitorTest {
  @Test
  @DisplayName("RED-1: robots, sitemap, icon and manifest are answered on every host")
  void siteFiles() {
    var domain = domain("");
    assertThat(visit(domain, "/robots.txt").text())
        .isEqualTo(
            "User-agent: *\nAllow: /\n\nSitemap: https://%s/sitemap.xml\n".formatted(domain));
    assertThat(visit(domain, "/sitemap.xml").text())
        .contains("<loc>https://%s</loc>".formatted(domain));
    assertThat(visit("www." + domain, "/sitemap.xml").text())
        .contains("<loc>https://%s</loc>".formatted(domain));
    var icon = visit(domain, "/favicon.ico");
    assertThat(icon.status()).isEqualTo(200);
    assertThat(icon.header("Content-Type")).isEqualTo("image/x-icon");
    assertThat(icon.header("Cache-Control")).isEqualTo("public, max-age=86400");
    assertThat(visit(domain, "/manifest.webmanifest").json().path("name").asText())
        .isEqualTo(domain);
    assertThat(visit(domain, "/_next/static/x.js").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("G1, RED-1: the API answers on short hosts as well")
  void api() {
    var domain = domain("");
    assertThat(visit(domain, "/api/links/count").text()).isEqualTo("1");
  }

  @Test
  @DisplayName("RED-2: letter case and www. of the host do not matter")
  void hosts() {
    var domain = domain("");
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"domain\":\"" + domain + "\"}");
    var path = "/" + workspace.slug();
    for (var host : new String[] {domain, "www." + domain, domain.toUpperCase(Locale.ROOT)}) {
      assertThat(visit(host, path).header("Location")).as(host).isEqualTo("https://x.com/");
    }
    assertThat(visit("wwwx" + domain, path).header("Location")).isNull();
  }

  @Test
  @DisplayName("RED-3: statistics that are shared are shown by the dashboard, others not at all")
  void statistics() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    var path = "/stats/" + workspace.slug();
    var none = api.visit(path, IP);
    assertThat(none.status()).isEqualTo(307);
    assertThat(none.header("Location")).isEqualTo("/");
    change("{\"publicStats\":true}");
    var shared = api.visit(path, IP);
    assertThat(shared.status()).isEqualTo(307);
    assertThat(shared.header("Location")).matches("http://localhost:\\d+/app/share/dash_[0-9A-Z]+");
  }

  @Test
  @DisplayName("RED-5: a path that is an address becomes a new link")
  void quickCreate() {
    var domain = domain("");
    var reply = visit(domain, "/https://x.com/a?b=1");
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location"))
        .endsWith("/app/new?link=https%3A%2F%2Fx.com%2Fa%3Fb%3D1&domain=" + domain);
  }

  @Test
  @DisplayName("RED-6: slashes at the end are taken off, and never lead to another host")
  void trailingSlash() {
    var reply = api.visit("/" + workspace.slug() + "/?a=1", IP);
    assertThat(reply.status()).isEqualTo(308);
    assertThat(reply.header("Location")).isEqualTo("/" + workspace.slug() + "?a=1");
    assertThat(visit("localhost:8080", "//evil.com/").header("Location")).isEqualTo("/evil.com");
  }

  @Test
  @DisplayName("RED-7, 14.6: on a case-sensitive domain only the exact key is found")
  void caseSensitive() {
    var domain = domain(",\"notFoundUrl\":\"https://n.com/\"");
    sql("update domains set case_sensitive = true where slug = ?", domain);
    link("{\"url\":\"https://x.com/\",\"key\":\"%s-aB\",\"domain\":\"" + domain + "\"}");
    var exact = visit(domain, "/" + workspace.slug() + "-aB");
    assertThat(exact.status()).isEqualTo(302);
    assertThat(exact.header("Set-Cookie"))
        .startsWith("dub_id_" + domain + "_" + workspace.slug() + "-aB=");
    var other = visit(domain, "/" + workspace.slug() + "-ab");
    assertThat(other.status()).isEqualTo(307);
    assertThat(other.header("Location")).isEqualTo("https://n.com/");
    assertThat(visit(domain, "/" + workspace.slug() + "-%2561B").status())
        .as("no second decoding here")
        .isEqualTo(307);
  }

  @Test
  @DisplayName("RED-8: scanners of weak spots are sent to the front page and counted nowhere")
  void junk() {
    for (var path : new String[] {"/wp-login.php", "/x/y.php7", "/.well-known/nothing-we-know"}) {
      var junk = api.visit(path, IP);
      assertThat(junk.status()).as(path).isEqualTo(302);
      assertThat(junk.header("Location")).isEqualTo("/?dub-no-track=1");
      assertThat(junk.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
      assertThat(junk.header("X-Powered-By")).isEqualTo("Waymark");
    }
  }

  @Test
  @DisplayName("RED-22, RED-30: a bare domain shows a page, or leads on by 301")
  void root() {
    var domain = domain("");
    var page = visit(domain, "/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains(domain);
    assertThat(page.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
    assertThat(page.header("Set-Cookie")).contains("; Path=/;");
    var root =
        api.get("/api/links/info?domain=" + domain + "&key=_root").json().path("id").asText();
    assertThat(api.patch("/api/links/" + root, "{\"url\":\"https://r.com/\"}").status())
        .isEqualTo(200);
    var redirect = visit(domain, "/?a=1");
    assertThat(redirect.status()).isEqualTo(301);
    assertThat(redirect.header("Location")).isEqualTo("https://r.com/?a=1");
    assertThat(redirect.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(redirect.header("Set-Cookie")).startsWith("dub_id_" + domain + "__root=");
  }
}
