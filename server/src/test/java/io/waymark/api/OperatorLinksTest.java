package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.OperatorCommand;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator at the machine, in a process of its own as far as the server can tell. */
@QuarkusTest
class OperatorLinksTest extends VisitorTest {
  private JsonNode link;

  @BeforeEach
  void aLinkThatTheServerRemembers() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    link = stored();
    assertThat(visited().status()).isEqualTo(302);
  }

  @Test
  @DisplayName("LNK-67, RED-17: a link is disabled and enabled, by its id and by its short link")
  void oneLink() throws InterruptedException {
    assertThat(command("links", "disable", id))
        .isEqualTo("0 %s (%s) is disabled".formatted(shortLink(), id));
    await("visitors find nothing", () -> visited().status() == 200);
    assertThat(visited().text()).contains("Link Not Found");
    var disabledAt = stored().path("disabledAt").asText();
    assertThat(disabledAt).startsWith("20");
    assertThat(command("links", "disable", shortLink())).startsWith("0 ");
    assertThat(stored().path("disabledAt").asText()).isEqualTo(disabledAt);

    assertThat(
            command(
                "links",
                "enable",
                shortLink().replaceFirst("https?://", "").toUpperCase(Locale.ROOT)))
        .isEqualTo("0 %s (%s) is enabled".formatted(shortLink(), id));
    await("the link leads on", () -> visited().status() == 302);
    assertThat(stored().path("disabledAt").isNull()).isTrue();
    assertThat(command("links", "disable", "link_nope"))
        .isEqualTo("1 waymark: there is no link 'link_nope'; name its id or its short link");
  }

  @Test
  @DisplayName("LNK-67: all links of a workspace are disabled, and no others")
  void workspaceLinks() throws InterruptedException {
    var other = workspaces.create();
    var theirs =
        api.as(other)
            .post(
                "/api/links",
                "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(other.slug()));
    assertThat(theirs.status()).isEqualTo(200);
    assertThat(command("links", "disable", "--workspace", workspace.slug()))
        .isEqualTo("0 1 link of the workspace '%s' is disabled".formatted(workspace.slug()));
    await("visitors find nothing", () -> visited().status() == 200);
    assertThat(api.visit("/" + other.slug(), IP).status()).isEqualTo(302);
    assertThat(command("links", "enable", "--workspace", workspace.slug())).startsWith("0 1 link ");
    await("the link leads on", () -> visited().status() == 302);
    assertThat(command("links", "enable", "--workspace", "nobody's"))
        .isEqualTo("1 waymark: there is no workspace 'nobody's'");
  }

  @Test
  @DisplayName("LNK-67, RED-16: a banned link says so, and is no longer its workspace's")
  void ban() throws InterruptedException {
    assertThat(command("links", "ban", shortLink(), "--redirects.legal-workspace", "ws_nope"))
        .isEqualTo("1 waymark: redirects.legal-workspace is wrong: there is no workspace ws_nope");
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into workspaces (id, name, slug, created_at, updated_at)
                    values ('ws_1LEGAL', 'Legal', 'legal', now(), now()) on conflict do nothing
                    """));
    assertThat(command("links", "ban", shortLink(), "--redirects.legal-workspace", "ws_1LEGAL"))
        .startsWith("0 ")
        .contains("is banned")
        .contains("add x.com to blocked.hosts");
    await("visitors are told", () -> visited().status() == 200);
    assertThat(visited().text()).containsIgnoringCase("banned");
    assertThat(api.get("/api/links/" + id).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("LNK-68: a domain of a workspace keeps links for some days, or for ever")
  void retention() {
    var domain = domain("");
    assertThat(command("links", "keep", domain, "--days", "30"))
        .isEqualTo("0 links on %s are deleted when they are 30 days old".formatted(domain));
    assertThat(days(domain)).isEqualTo("30");
    assertThat(command("links", "keep", domain, "--days", "forever")).startsWith("0 ");
    assertThat(days(domain)).isEqualTo("null");
    assertThat(command("links", "keep", "nobody.example", "--days", "30"))
        .isEqualTo("1 waymark: no workspace has a domain 'nobody.example'");
  }

  private String days(String domain) {
    return Objects.toString(
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select link_retention_days from domains where slug = :slug")
                        .bind("slug", domain)
                        .mapTo(Integer.class)
                        .one()));
  }

  private Api.Reply visited() {
    return api.visit("/" + workspace.slug(), IP);
  }

  private JsonNode stored() {
    return api.get("/api/links/" + id).json();
  }

  private String shortLink() {
    return link.path("shortLink").asText();
  }

  private static String command(String... arguments) {
    var config = ConfigProvider.getConfig();
    return OperatorCommand.run(
        Map.of(
            "WAYMARK_DATABASE_URL",
            config.getValue("quarkus.datasource.jdbc.url", String.class).replaceFirst("^jdbc:", ""),
            "WAYMARK_DATABASE_USER",
            config.getValue("quarkus.datasource.username", String.class),
            "WAYMARK_DATABASE_PASSWORD",
            config.getValue("quarkus.datasource.password", String.class)),
        arguments);
  }
}
