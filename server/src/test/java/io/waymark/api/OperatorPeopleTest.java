package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.OperatorCommand;
import io.waymark.app.OperatorCommand.Ran;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator at the machine, who sees to people, workspaces and apps. */
@QuarkusTest
class OperatorPeopleTest extends ApiTest {
  private static final String PASSWORD = "correct horse battery";

  private static Ran run(String in, String... arguments) {
    var config = ConfigProvider.getConfig();
    return OperatorCommand.run(
        Map.of(
            "WAYMARK_DATABASE_URL",
            config.getValue("quarkus.datasource.jdbc.url", String.class).replaceFirst("^jdbc:", ""),
            "WAYMARK_DATABASE_USER",
            config.getValue("quarkus.datasource.username", String.class),
            "WAYMARK_DATABASE_PASSWORD",
            config.getValue("quarkus.datasource.password", String.class)),
        in,
        false,
        arguments);
  }

  private static String done(String in, String... arguments) {
    var ran = run(in, arguments);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    return ran.out();
  }

  private static JsonNode parsed(String json) {
    try {
      return Api.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private int signIn(String email, String password) {
    return api.as((String) null)
        .post(
            "/api/auth/sign-in",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
        .status();
  }

  @Test
  @DisplayName("an account is made, gets a new password and is deleted, while the server runs")
  void accounts() {
    var email = workspace.slug() + "@people.example";
    assertThat(run("short\n", "user", "create", email).err()).contains("at least 12 characters");
    assertThat(run(PASSWORD, "user", "create", "no address").code()).isEqualTo(1);
    assertThat(done(PASSWORD + "\n", "user", "create", email, "--name", "Ann", "--json"))
        .contains("\"email\":\"" + email + "\"")
        .doesNotContain(PASSWORD);
    assertThat(run(PASSWORD, "user", "create", email).err()).contains("has an account");
    assertThat(signIn(email, PASSWORD)).isEqualTo(204);
    assertThat(done("", "user", "list")).contains(email, "Ann");

    done("another " + PASSWORD, "user", "password", email);
    assertThat(signIn(email, PASSWORD)).isEqualTo(401);
    assertThat(signIn(email, "another " + PASSWORD)).isEqualTo(204);
    done("", "user", "disable-totp", email);

    var slug = workspace.slug() + "-2";
    done("", "workspace", "create", slug, "--owner", email, "--name", "Second");
    assertThat(run("", "user", "delete", email, "--yes").err())
        .contains("only owner of the workspace " + slug.toLowerCase(Locale.ROOT));
    assertThat(run("", "user", "delete", email).code()).isEqualTo(2);
    done("", "workspace", "delete", slug, "--yes");
    done("", "user", "delete", email, "--yes");
    assertThat(signIn(email, "another " + PASSWORD)).isEqualTo(401);
    assertThat(run("", "user", "delete", email, "--yes").err()).contains("There is no account");
    assertThat(done("", "user", "list", "--json")).doesNotContain(email);
  }

  @Test
  @DisplayName("a workspace is limited, and deleted with its links, which a server that runs heeds")
  void tenants() throws InterruptedException {
    var slug = workspace.slug();
    assertThat(done("", "workspace", "list")).contains(slug);
    done("", "workspace", "limits", slug, "--tags", "0", "--links", "1");
    assertThat(api.post("/api/tags", "{\"name\":\"t\"}").status()).isEqualTo(403);
    done("", "workspace", "limits", slug, "--tags", "none");
    assertThat(api.post("/api/tags", "{\"name\":\"t\"}").status()).isEqualTo(201);
    assertThat(api.get("/api/audit-logs").text())
        .contains("limitWorkspace", "\"operator\"", "\"links\":1");
    assertThat(run("", "workspace", "limits", slug).code()).isEqualTo(2);
    assertThat(run("", "workspace", "limits", slug, "--tags", "many").code()).isEqualTo(2);
    assertThat(run("", "workspace", "create", "Not a slug", "--owner", "a@b.c").code())
        .isEqualTo(1);

    api.post("/api/links", "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(slug));
    assertThat(api.visit("/" + slug, "203.0.113.9").status()).isEqualTo(302);
    assertThat(run("", "workspace", "delete", slug).err()).contains("--yes");
    done("", "workspace", "delete", slug, "--yes");
    await("its links are gone", () -> api.visit("/" + slug, "203.0.113.9").status() != 302);
    assertThat(api.get("/api/links").status()).isEqualTo(401);
    assertThat(run("", "workspace", "delete", slug, "--yes").err()).contains("no workspace");
  }

  @Test
  @DisplayName("what no workspace is left to tell of is told by the operators' own list")
  void notes() {
    var email = workspace.slug() + "@notes.example";
    done(PASSWORD + "\n", "user", "create", email);
    var slug = workspace.slug().toLowerCase(Locale.ROOT) + "-gone";
    done("", "workspace", "create", slug, "--owner", email);
    done("", "workspace", "delete", slug, "--yes");

    var listed = done("", "audit", "list", "--json");
    var rows = new ArrayList<String>();
    for (var row : parsed(listed)) {
      if (row.toString().contains(email) || row.toString().contains(slug)) {
        rows.add(row.path("action").asText() + " " + row.path("workspace").isNull());
      }
    }
    assertThat(rows).containsExactly("deleteWorkspace true", "createUser true");
    assertThat(listed).doesNotContain(PASSWORD);
    assertThat(done("", "audit", "list")).contains("createUser", email);
    assertThat(api.get("/api/audit-logs").text()).doesNotContain(email, slug);
    assertThat(run("", "audit", "list", "me").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("an OAuth app is verified, and is not any more")
  void apps() {
    var slug = workspace.slug() + "-app";
    var app =
        api.post(
            "/api/oauth/apps",
            """
            {"name":"A","slug":"%s","developer":"D","website":"https://a.example",
             "redirectUris":["https://a.example/back"]}
            """
                .formatted(slug));
    assertThat(app.status()).isEqualTo(201);
    var path = "/api/oauth/apps/" + app.json().path("id").asText();

    assertThat(done("", "app", "verify", slug)).contains("is verified");
    assertThat(api.get(path).json().path("verified").asBoolean()).isTrue();
    assertThat(api.get("/api/audit-logs").text()).contains("verifyOAuthApp");
    assertThat(done("", "app", "unverify", slug, "--json")).contains("\"verified\":false");
    assertThat(api.get(path).json().path("verified").asBoolean()).isFalse();
    assertThat(run("", "app", "verify", "no-such-app").err()).contains("there is no OAuth app");
  }
}
