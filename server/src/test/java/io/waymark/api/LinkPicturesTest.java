package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures of links' own previews (LNK-31). */
@QuarkusTest
class LinkPicturesTest extends ApiTest {

  private static String dataUrl(int width) {
    var out = new ByteArrayOutputStream();
    var image =
        new java.awt.image.BufferedImage(width, 10, java.awt.image.BufferedImage.TYPE_INT_RGB);
    try {
      assertThat(ImageIO.write(image, "png", out)).isTrue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private JsonNode create(boolean proxy, String image) {
    var made =
        api.post(
            "/api/links",
            "{\"url\":\"https://a.com\",\"proxy\":%s,\"image\":\"%s\"}".formatted(proxy, image));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json();
  }

  private JsonNode change(JsonNode link, String body) {
    var changed = api.patch("/api/links/" + link.path("id").asText(), body);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    return changed.json();
  }

  private int served(JsonNode link) {
    return api.as((String) null).get(path(link)).status();
  }

  private static String path(JsonNode link) {
    return URI.create(link.path("image").asText()).getPath();
  }

  @Test
  @DisplayName(
      "LNK-27, LNK-31: a data URL with proxy becomes a picture of this server's, byte for byte")
  void takesIn() {
    var link = create(true, dataUrl(20));

    assertThat(link.path("image").asText()).matches("http://.*/_waymark/images/img_[0-9A-Z]{25}");
    var picture = api.as((String) null).get(path(link));
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
    assertThat(api.get("/api/links/" + link.path("id").asText()).json().path("image"))
        .isEqualTo(link.path("image"));
  }

  @Test
  @DisplayName("LNK-31: without proxy the image stays as it was given")
  void leaves() {
    assertThat(create(false, dataUrl(20)).path("image").asText()).isEqualTo(dataUrl(20));
    assertThat(create(true, "https://a.com/x.png").path("image").asText())
        .isEqualTo("https://a.com/x.png");
  }

  @Test
  @DisplayName("LNK-31: another picture takes the place of the first, which is gone")
  void replaces() {
    var first = create(true, dataUrl(20));
    var second = change(first, "{\"image\":\"%s\"}".formatted(dataUrl(30)));

    assertThat(second.path("image").asText()).isNotEqualTo(first.path("image").asText());
    assertThat(served(first)).isEqualTo(404);
    assertThat(served(second)).isEqualTo(200);
    change(second, "{\"image\":null}");
    assertThat(served(second)).isEqualTo(404);
  }

  @Test
  @DisplayName("LNK-31: turning proxy on takes in the picture the link has")
  void turnedOn() {
    var link = create(false, dataUrl(20));
    var changed = change(link, "{\"proxy\":true}");
    assertThat(served(changed)).isEqualTo(200);
  }

  @Test
  @DisplayName("a link sent back as it was answered keeps its picture")
  void keeps() {
    var link = create(true, dataUrl(20));
    var changed =
        change(
            link,
            "{\"image\":\"%s\",\"proxy\":true,\"title\":\"x\"}"
                .formatted(link.path("image").asText()));
    assertThat(changed.path("image")).isEqualTo(link.path("image"));
    assertThat(served(changed)).isEqualTo(200);
  }

  @Test
  @DisplayName("the picture goes with its link, and no other link can take it away")
  void goesWithItsLink() {
    var link = create(true, dataUrl(20));
    var thief = create(true, link.path("image").asText());
    change(thief, "{\"image\":null}");
    assertThat(served(link)).isEqualTo(200);
    assertThat(api.delete("/api/links/" + link.path("id").asText()).status()).isEqualTo(200);
    assertThat(served(link)).isEqualTo(404);
  }

  @Test
  @DisplayName("LNK-31: a picture that cannot be had is said so, and nothing is made")
  void refuses() {
    var refused =
        api.post(
            "/api/links",
            "{\"url\":\"https://a.com\",\"proxy\":true,\"image\":\"http://nowhere.invalid/x.png\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("image").contains("http://nowhere.invalid/x.png");
    assertThat(api.get("/api/links/count").text()).isEqualTo("0");
  }
}
