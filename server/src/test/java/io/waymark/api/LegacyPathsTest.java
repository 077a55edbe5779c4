package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LegacyPathsTest extends ApiTest {

  @Test
  @DisplayName("G1: what is below /projects/{slug} does what it does without")
  void same() {
    var old = "/api/projects/" + workspace.slug();
    var link = api.post(old + "/links", "{\"url\":\"https://a.com\"}");
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    var id = link.json().path("id").asText();
    assertThat(api.get("/api/links/" + id).json()).isEqualTo(link.json());
    assertThat(api.get(old + "/links/" + id).json()).isEqualTo(link.json());
    assertThat(api.get(old + "/links").json()).hasSize(1);
    assertThat(api.get(old + "/links/count").text()).isEqualTo("1");
    assertThat(api.get(old + "/links/info?linkId=" + id).json()).isEqualTo(link.json());
    assertThat(api.get(old + "/links/random?domain=git.everybody.link").status()).isEqualTo(200);
    assertThat(api.patch(old + "/links/" + id, "{\"title\":\"x\"}").status()).isEqualTo(200);
    assertThat(api.delete(old + "/links/" + id).status()).isEqualTo(200);

    var tag = api.post(old + "/tags", "{\"name\":\"news\"}");
    assertThat(tag.status()).as(tag.text()).isEqualTo(201);
    assertThat(api.get(old + "/tags").json()).hasSize(1);
    assertThat(api.get(old + "/domains").status()).isEqualTo(200);
    assertThat(api.get(old + "/domains/default").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("the workspace in the path must be the key's own")
  void othersWorkspaces() {
    var other = workspaces.create();
    assertThat(api.get("/api/projects/" + other.slug() + "/links").status()).isEqualTo(404);
    assertThat(api.get("/api/projects/none/links").status()).isEqualTo(404);
    assertThat(api.as((String) null).get("/api/projects/" + workspace.slug() + "/links").status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("the reference documents no old path")
  void undocumented() {
    assertThat(api.get("/api").text()).doesNotContain("/projects");
  }
}
