package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of a workspace: in the API, and on the pages of its links. */
@QuarkusTest
class WorkspaceProfileApiTest extends VisitorTest {
  private static final String PNG =
      "data:image/png;base64,"
          + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private Api.Reply patch(String body) {
    return api.patch("/api/workspaces/" + workspace.slug(), body);
  }

  @Test
  @DisplayName("Name and colour change; the answer is what a look shows later")
  void change() {
    var changed = patch("{\"name\":\" Fjell \",\"color\":\"#C2410C\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().path("name").asText()).isEqualTo("Fjell");
    assertThat(changed.json().at("/store/color").asText()).isEqualTo("#c2410c");
    assertThat(changed.json().path("logo").isNull()).isTrue();
    assertThat(api.get("/api/workspaces/" + workspace.id()).json()).isEqualTo(changed.json());
    var again = api.send("PUT", "/api/workspaces/" + workspace.id(), "{\"color\":null}", Map.of());
    assertThat(again.json().at("/store/color").isNull()).isTrue();
    assertThat(again.json().path("name").asText()).isEqualTo("Fjell");
  }

  @Test
  @DisplayName("The next visitor sees the change")
  void visitors() {
    var domain = domain("");
    assertThat(visit(domain, "/nothing").text()).contains("Test").doesNotContain("#c2410c");
    var logo =
        patch("{\"name\":\"Fjell & Fjord\",\"color\":\"#c2410c\",\"logo\":\"%s\"}".formatted(PNG))
            .json()
            .path("logo")
            .asText();
    var page = visit(domain, "/nothing");
    assertThat(page.text())
        .contains("Fjell &amp; Fjord", "--accent:#c2410c", "<img src=\"" + logo + "\"");
    assertThat(page.header("Content-Security-Policy"))
        .contains(logo.substring(0, logo.lastIndexOf('/') + 1));
  }

  @Test
  @DisplayName("A picture goes when another takes its place; one from elsewhere is not shown")
  void logo() {
    var first = patch("{\"logo\":\"%s\"}".formatted(PNG)).json().path("logo").asText();
    var path = first.substring(first.indexOf("/_waymark"));
    assertThat(api.get(path).status()).isEqualTo(200);
    assertThat(patch("{\"name\":\"Kept\"}").json().path("logo").asText()).isEqualTo(first);
    var second = patch("{\"logo\":\"https://elsewhere.example/a.png\"}");
    assertThat(second.json().path("logo").asText()).isEqualTo("https://elsewhere.example/a.png");
    assertThat(api.get(path).status()).isEqualTo(404);
    assertThat(visit(domain(""), "/nothing").text()).doesNotContain("elsewhere.example");
    assertThat(patch("{\"logo\":null}").json().path("logo").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"color\":\"red\"}",
        "{\"color\":\"#fff\"}",
        "{\"color\":\"#0b6b57;}\"}",
        "{\"color\":3}",
        "{\"name\":\"\"}",
        "{\"name\":null}",
        "{\"logo\":\"javascript:alert(1)\"}",
        "{\"logo\":\"data:image/svg+xml;base64,AAAA\"}",
        "{\"logo\":\"data:image/png;base64,AAAA\"}"
      })
  @DisplayName("What is no name, colour or picture is refused")
  void invalid(String body) {
    assertThat(patch(body).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("b.4: only owners change it, keys only with the scope, and only their own")
  void permission() {
    var path = "/api/workspaces/" + workspace.slug();
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(member.patch(path, "{\"name\":\"x\"}").status()).isEqualTo(403);
    assertThat(member.get(path).status()).isEqualTo(200);
    var reader = api.as(workspaces.key(workspace, List.of("workspaces.read")));
    assertThat(reader.patch(path, "{\"name\":\"x\"}").status()).isEqualTo(403);
    var other = api.as(workspaces.create()).patch(path, "{\"name\":\"x\"}");
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.message()).isEqualTo("Workspace not found.");
  }
}
