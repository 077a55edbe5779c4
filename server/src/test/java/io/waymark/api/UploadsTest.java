package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.links.images.Images;
import io.waymark.links.images.UploadSlice;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that are put straight to the server. */
@QuarkusTest
class UploadsTest extends ApiTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private Api.Reply ask(String body) {
    return api.post("/api/workspaces/" + workspace.slug() + "/upload-url", body);
  }

  private JsonNode asked() {
    var reply = ask("{\"contentType\":\"image/png\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private HttpResponse<String> put(String address, String type, byte[] bytes) {
    var path = address.substring(address.indexOf("/api/"));
    var request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + path))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String uploaded() {
    var asked = asked();
    var put = put(asked.path("signedUrl").asText(), "image/png", PNG);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    return asked.path("destinationUrl").asText();
  }

  private int status(String address) {
    return api.get(address.substring(address.indexOf("/_waymark"))).status();
  }

  /** What the housekeeping does every hour, but later. */
  private void removeUnused(Duration later) {
    var clock = Clock.offset(Clock.systemUTC(), later);
    var ids = Ids.system();
    var random = new SecureRandom();
    new UploadSlice(
            Jdbi.create(database),
            new Images(URI.create("http://localhost"), ids, clock),
            new SecretBox(new byte[32], random),
            URI.create("http://localhost/api"),
            RateLimits.inMemory(clock),
            ids,
            clock)
        .removeUnused();
  }

  @Test
  @DisplayName("a picture is put once to the address that was asked for, and served unchanged")
  void upload() {
    var asked = asked();
    var address = asked.path("destinationUrl").asText();
    assertThat(status(address)).isEqualTo(404);
    assertThat(Instant.parse(asked.path("expiresAt").asText()))
        .isBetween(Instant.now().plusSeconds(540), Instant.now().plusSeconds(601));

    var put = put(asked.path("signedUrl").asText(), "image/png", PNG);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("{\"url\":\"%s\"}".formatted(address));
    var served = api.get(address.substring(address.indexOf("/_waymark")));
    assertThat(served.header("Content-Type")).isEqualTo("image/png");
    assertThat(served.header("Content-Length")).isEqualTo(String.valueOf(PNG.length));
    assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");

    assertThat(put(asked.path("signedUrl").asText(), "image/png", PNG).statusCode()).isEqualTo(409);
  }

  @Test
  @DisplayName("it can be the picture of links and the logo, as long as one of them wants it")
  void uses() {
    var address = uploaded();
    var unused = uploaded();
    var links = "/api/links/";
    var body = "{\"url\":\"https://a.com\",\"proxy\":true,\"image\":\"%s\"}".formatted(address);
    var one = api.post("/api/links", body).json();
    var two = api.post("/api/links", body).json();
    assertThat(one.path("image").asText()).isEqualTo(address);
    var workspacePath = "/api/workspaces/" + workspace.slug();
    var logo = api.patch(workspacePath, "{\"logo\":\"%s\"}".formatted(address));
    assertThat(logo.json().path("logo").asText()).isEqualTo(address);

    removeUnused(Duration.ofHours(23));
    assertThat(status(unused)).isEqualTo(200);
    removeUnused(Duration.ofHours(25));
    assertThat(status(unused)).isEqualTo(404);

    api.delete(links + one.path("id").asText());
    api.patch(workspacePath, "{\"logo\":null}");
    removeUnused(Duration.ofHours(25));
    assertThat(status(address)).as("the second link has it still").isEqualTo(200);

    api.patch(links + two.path("id").asText(), "{\"image\":null,\"proxy\":false}");
    removeUnused(Duration.ofHours(25));
    assertThat(status(address)).isEqualTo(404);
  }

  @Test
  @DisplayName("logos of domains and apps are uses, too")
  void otherUses() {
    var slug = workspace.slug().toLowerCase(Locale.ROOT);
    var ofDomain = uploaded();
    var ofApp = uploaded();
    assertThat(
            api.post(
                    "/api/domains",
                    "{\"slug\":\"%s.example\",\"logo\":\"%s\"}".formatted(slug, ofDomain))
                .status())
        .isEqualTo(201);
    assertThat(
            api.post(
                    "/api/oauth/apps",
                    """
                    {"name":"A","slug":"%s-up","developer":"D","website":"https://a.example",
                     "redirectUris":["https://a.example/back"],"logo":"%s"}
                    """
                        .formatted(slug, ofApp))
                .status())
        .isEqualTo(201);
    removeUnused(Duration.ofHours(25));
    assertThat(List.of(status(ofDomain), status(ofApp))).containsOnly(200);
  }

  @Test
  @DisplayName("what was not allowed, or is no such picture, is not kept")
  void refused() {
    var address = asked().path("signedUrl").asText();
    assertThat(put(address, "image/gif", GIF).statusCode()).isEqualTo(415);
    assertThat(put(address, "image/png", GIF).statusCode()).isEqualTo(422);
    assertThat(put(address, "image/png", "<svg onload=alert(1)>".getBytes(UTF_8)).statusCode())
        .isEqualTo(422);
    assertThat(put(address, "image/png", new byte[0]).statusCode()).isEqualTo(422);
    var small =
        ask("{\"contentType\":\"image/png\",\"contentLength\":20}")
            .json()
            .path("signedUrl")
            .asText();
    assertThat(put(small, "image/png", PNG).statusCode()).isEqualTo(413);
    for (var forged :
        List.of(
            address.replace("size=", "size=9"),
            address.replaceFirst("expires=\\d", "expires=9"),
            address.replace("image/png", "image/gif"),
            address.replaceFirst("workspaceId=[^&]*", "workspaceId=" + workspaces.create().id()),
            address.replaceFirst("img_.", "img_Z"),
            address + "x")) {
      var type = forged.contains("image/gif") ? "image/gif" : "image/png";
      assertThat(put(forged, type, type.equals("image/gif") ? GIF : PNG).statusCode())
          .as(forged)
          .isEqualTo(403);
    }
    assertThat(put(address.replaceFirst("\\?.*", ""), "image/png", PNG).statusCode())
        .isEqualTo(422);
    assertThat(put(address, "image/png", PNG).statusCode()).as("still good").isEqualTo(200);
  }

  @Test
  @DisplayName("the log of requests does not tell the address to put it to")
  void logged() throws InterruptedException {
    var id = ask("{\"contentType\":\"image/png\"}").header("X-Request-Id");
    await("the call is in the log", () -> api.get("/api/logs/" + id).status() == 200);
    assertThat(api.get("/api/logs/" + id).json().path("responseBody").asText())
        .contains("\"signedUrl\":\"[hidden]\"", "destinationUrl")
        .doesNotContain("signature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"contentType\":\"image/svg+xml\"}",
        "{\"contentType\":\"image/png\",\"contentLength\":0}",
        "{\"contentType\":\"image/png\",\"contentLength\":2097153}",
        "{\"contentType\":\"image/png\",\"contentLength\":\"many\"}"
      })
  @DisplayName("types and sizes are bounded when the address is asked for")
  void bounded(String body) {
    assertThat(ask(body).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("owners and members of the workspace ask, and nobody else")
  void roles() {
    var path = "/api/workspaces/" + workspace.slug() + "/upload-url";
    var body = "{\"contentType\":\"image/png\"}";
    assertThat(api.as(workspaces.memberKey(workspace, Role.MEMBER)).post(path, body).status())
        .isEqualTo(200);
    for (var role : List.of(Role.VIEWER, Role.BILLING)) {
      assertThat(api.as(workspaces.memberKey(workspace, role)).post(path, body).status())
          .isEqualTo(403);
    }
    assertThat(api.as(workspaces.create()).post(path, body).status()).isEqualTo(404);
    assertThat(api.as((String) null).post(path, body).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("a workspace that is gone keeps no pictures")
  void goneWorkspace() {
    var kept = uploaded();
    var address = asked().path("signedUrl").asText();
    assertThat(api.delete("/api/workspaces/" + workspace.slug()).status()).isEqualTo(200);
    assertThat(status(kept)).isEqualTo(404);
    assertThat(put(address, "image/png", PNG).statusCode()).isEqualTo(404);
  }
}
