package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures that were uploaded stay no longer than what they are of. */
@QuarkusTest
class PictureRemovalTest extends ApiTest {
  private static final String PNG =
      "data:image/png;base64,"
          + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static String path(Api.Reply reply, String field) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
    var address = reply.json().path(field).asText();
    assertThat(address).contains("/_waymark/images/");
    return address.substring(address.indexOf("/_waymark"));
  }

  /** One of everything in a workspace that has an uploaded picture. */
  private List<String> pictures() {
    var slug = workspace.slug().toLowerCase(Locale.ROOT);
    var paths = new ArrayList<String>();
    paths.add(
        path(
            api.patch("/api/workspaces/" + workspace.id(), "{\"logo\":\"%s\"}".formatted(PNG)),
            "logo"));
    paths.add(
        path(
            api.post(
                "/api/domains", "{\"slug\":\"%s.example\",\"logo\":\"%s\"}".formatted(slug, PNG)),
            "logo"));
    paths.add(
        path(
            api.post(
                "/api/links",
                "{\"url\":\"https://a.com\",\"proxy\":true,\"image\":\"%s\"}".formatted(PNG)),
            "image"));
    paths.add(
        path(
            api.post(
                "/api/oauth/apps",
                """
                {"name":"A","slug":"%s-app","developer":"D","website":"https://a.example",
                 "redirectUris":["https://a.example/back"],"logo":"%s"}
                """
                    .formatted(slug, PNG)),
            "logo"));
    return paths;
  }

  private long kept(List<String> paths) {
    var ids = paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from images where id = any(:ids)")
                    .bindArray("ids", String.class, ids)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  @DisplayName("all of a workspace's go with it: its own, and those of domains, links and apps")
  void allGo() throws InterruptedException {
    var paths = pictures();
    assertThat(kept(paths)).isEqualTo(4);
    assertThat(paths).allSatisfy(path -> assertThat(api.get(path).status()).isEqualTo(200));

    var browser = Browser.of(api, workspace);
    assertThat(browser.delete("/workspaces/" + workspace.slug()).status()).isEqualTo(200);

    await("the pictures are gone", () -> kept(paths) == 0);
    var anonymous = api.as((String) null);
    assertThat(paths).allSatisfy(path -> assertThat(anonymous.get(path).status()).isEqualTo(404));
  }
}
