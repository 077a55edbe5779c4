package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DomainLogoApiTest extends ApiTest {
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private String name() {
    return workspace.slug().toLowerCase(Locale.ROOT) + ".com";
  }

  private Api.Reply logo(String value) {
    return api.patch("/api/domains/" + name(), "{\"logo\":%s}".formatted(value));
  }

  private static String data(String type, String base64) {
    return "\"data:image/%s;base64,%s\"".formatted(type, base64);
  }

  private static String path(String address) {
    assertThat(address).startsWith("http://localhost:8080/_waymark/images/img_");
    return address.substring("http://localhost:8080".length());
  }

  private void create() {
    api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(name()));
  }

  @Test
  @DisplayName("DOM-3: an uploaded picture gets a public address that serves its bytes for ever")
  void upload() {
    var domain =
        api.post(
                "/api/domains", "{\"slug\":\"%s\",\"logo\":%s}".formatted(name(), data("png", PNG)))
            .json();
    var reply = api.as((String) null).get(path(domain.path("logo").asText()));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("image/png");
    assertThat(reply.header("Content-Length"))
        .isEqualTo(Integer.toString(Base64.getDecoder().decode(PNG).length));
    assertThat(reply.header("Cache-Control")).contains("immutable");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
    var head = api.send("HEAD", path(domain.path("logo").asText()), null, Map.of());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
  }

  @Test
  @DisplayName(
      "a picture's type is that of its bytes, whatever it is called; other things are refused")
  void types() {
    create();
    var mislabelled = logo(data("jpeg", PNG)).json().path("logo").asText();
    assertThat(api.get(path(mislabelled)).header("Content-Type")).isEqualTo("image/png");
    var html =
        Base64.getEncoder()
            .encodeToString("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    assertThat(logo(data("png", html)).status()).isEqualTo(422);
    assertThat(logo(data("svg+xml", html)).status()).isEqualTo(422);
    assertThat(logo(data("png", "####")).status()).isEqualTo(422);
    assertThat(logo("\"foo\"").message()).isEqualTo("invalid_union: logo: Invalid input");
    var large = new byte[2 * 1024 * 1024 + 1];
    System.arraycopy(Base64.getDecoder().decode(PNG), 0, large, 0, 60);
    assertThat(logo(data("png", Base64.getEncoder().encodeToString(large))).status())
        .isEqualTo(422);
    assertThat(logo("\"https://acme.com/logo.png\"").json().path("logo").asText())
        .isEqualTo("https://acme.com/logo.png");
  }

  @Test
  @DisplayName(
      "DOM-4, DOM-5: a picture goes when it is replaced, removed, or its domain deleted; else it stays")
  void removal() {
    create();
    var first = path(logo(data("png", PNG)).json().path("logo").asText());
    api.patch("/api/domains/" + name(), "{\"placeholder\":\"x\"}");
    assertThat(api.get(first).status()).isEqualTo(200);
    var second = path(logo(data("png", PNG)).json().path("logo").asText());
    assertThat(api.get(first).status()).isEqualTo(404);
    assertThat(logo("null").json().path("logo").isNull()).isTrue();
    assertThat(api.get(second).status()).isEqualTo(404);
    var third = path(logo(data("png", PNG)).json().path("logo").asText());
    api.delete("/api/domains/" + name());
    assertThat(api.get(third).status()).isEqualTo(404);
    assertThat(api.get("/_waymark/images/%00").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("nobody removes another workspace's picture by naming its address")
  void foreignPicture() {
    create();
    var address = logo(data("png", PNG)).json().path("logo").asText();
    var other = api.as(workspaces.create());
    other.post("/api/domains", "{\"slug\":\"x.%s\",\"logo\":\"%s\"}".formatted(name(), address));
    other.patch("/api/domains/x." + name(), "{\"logo\":null}");

    assertThat(api.get(path(address)).status()).isEqualTo(200);
  }
}
