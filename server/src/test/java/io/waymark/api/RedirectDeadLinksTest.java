package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links that do not work: what visitors see, and where domains send them. */
@QuarkusTest
class RedirectDeadLinksTest extends VisitorTest {
  private static final String NOT_FOUND = "Link not found";

  @Test
  @DisplayName("RED-18, RED-10: unknown keys get a page with status 200, or the domain's 307")
  void notFound() {
    var domain = domain("");
    var page = visit(domain, "/nothing?a=1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsIgnoringCase(NOT_FOUND);
    assertThat(page.header("X-Robots-Tag")).isNull();
    assertThat(page.header("X-Powered-By")).isEqualTo("Waymark");
    assertThat(page.header("Set-Cookie")).isNull();
    api.patch("/api/domains/" + domain, "{\"notFoundUrl\":\"https://n.com/é\"}");
    var redirect = visit(domain, "/nothing?a=1");
    assertThat(redirect.status()).isEqualTo(307);
    assertThat(redirect.header("Location")).isEqualTo("https://n.com/%C3%A9");
    assertThat(redirect.header("X-Powered-By")).isNull();
    assertThat(redirect.header("X-Robots-Tag")).isNull();
    assertThat(redirect.header("Set-Cookie")).isNull();
  }

  @Test
  @DisplayName("RED-17: a disabled link is as good as unknown, also with a password")
  void disabled() {
    var domain = domain(",\"notFoundUrl\":\"https://n.com/\"");
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"domain\":\"" + domain + "\"}");
    sql("update links set disabled_at = now() where id = ?", id);
    var reply = visit(domain, "/" + workspace.slug());
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location")).isEqualTo("https://n.com/");
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @Test
  @DisplayName("RED-19: expired links lead to their own address by 302, to the domain's by 307")
  void expired() {
    var domain = domain("");
    link(
        "{\"url\":\"https://x.com/\",\"key\":\"%s\",\"expiresAt\":\"2020-01-01T00:00:00Z\",\"domain\":\""
            + domain
            + "\"}");
    var path = "/" + workspace.slug();
    var page = visit(domain, path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsIgnoringCase("expired");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
    api.patch("/api/domains/" + domain, "{\"expiredUrl\":\"https://d.com/over\"}");
    var domains = visit(domain, path + "?a=1");
    assertThat(domains.status()).isEqualTo(307);
    assertThat(domains.header("Location")).isEqualTo("https://d.com/over");
    assertThat(domains.header("X-Powered-By")).isNull();
    change("{\"expiredUrl\":\"https://x.com/over\"}");
    var own = visit(domain, path + "?a=1");
    assertThat(own.status()).isEqualTo(302);
    assertThat(own.header("Location")).isEqualTo("https://x.com/over");
    assertThat(own.header("X-Powered-By")).isEqualTo("Waymark");
    assertThat(own.header("Set-Cookie")).isNull();
  }

  @Test
  @DisplayName("RED-16: links in the operator's legal workspace are banned")
  void banned() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    sql(
        """
        insert into workspaces (id, name, slug, created_at, updated_at)
        values ('ws_1LEGAL', 'Legal', 'legal', now(), now()) on conflict do nothing
        """);
    sql("update links set project_id = 'ws_1LEGAL', disabled_at = now() where id = ?", id);
    var page = api.visit("/" + workspace.slug(), IP);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsIgnoringCase("banned");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
    assertThat(page.header("Set-Cookie")).isNull();
    assertThat(api.visit("/" + workspace.slug() + "+", IP).text()).contains("https://x.com/");
  }

  @Test
  @DisplayName("decision 6: a destination that is a script is never answered with")
  void scripts() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    sql("update links set url = 'javascript:alert(1)' where id = ?", id);
    var reply = api.visit("/" + workspace.slug(), IP);
    assertThat(reply.header("Location")).isNull();
    assertThat(reply.text()).containsIgnoringCase(NOT_FOUND).doesNotContain("alert(1)");
  }
}
