package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an OpenID provider, at which people sign in. */
@SuppressWarnings("NullAway.Init") // filled in before each test
abstract class ProviderTest extends ApiTest {
  static final String HOME = "https://app.acme.example/app/";

  LocalProvider provider;

  /** Nobody else has it. */
  String email;

  @BeforeEach
  void open() {
    provider = new LocalProvider(ProviderServer.port());
    email = "ada." + workspace.slug().toLowerCase(Locale.ROOT) + "@corp.example";
    provider.person = person(email, true);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  /** Claims of somebody whose subject follows from the address. */
  static Map<String, Object> person(String email, boolean verified, String... groups) {
    return Map.of(
        "sub",
        "sub of " + email,
        "name",
        "Ada",
        "email",
        email,
        "email_verified",
        verified,
        "realm",
        Map.of("groups", List.of(groups)));
  }

  /** The provider's page that a browser is sent to. */
  static String leave(Browser browser, @Nullable String next) {
    var body = next == null ? "{}" : Api.JSON.createObjectNode().put("next", next).toString();
    var reply = browser.post("/auth/oidc", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Secure");
    return reply.json().path("url").asText();
  }

  /** The path and query by which the provider sends the browser back. */
  static String agree(String page) {
    try (var client = HttpClient.newHttpClient()) {
      var reply =
          client.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString());
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(302);
      var back = reply.headers().firstValue("Location").orElseThrow();
      assertThat(back).startsWith("https://app.acme.example/api/auth/oidc/callback?");
      return back.substring("https://app.acme.example".length());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Signs in all the way; tells where the browser ends up. */
  static String signIn(Browser browser) {
    return land(browser, agree(leave(browser, null)));
  }

  /** Comes back; tells where the browser ends up. */
  static String land(Browser browser, String back) {
    var reply = browser.get(back);
    assertThat(reply.status()).as(reply.text()).isEqualTo(303);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    return String.valueOf(reply.header("Location"));
  }

  static String refused(String why) {
    return HOME + "login?refused=" + why;
  }

  static JsonNode user(Browser browser) {
    return browser.get("/user").json();
  }

  /** A browser nobody signed in at, with the cookie of one on its way. */
  Browser copy(Browser of) {
    var copy = new Browser(api);
    copy.cookie(of.cookie());
    return copy;
  }

  void sql(String statement, Map<String, ?> values) {
    Jdbi.create(database)
        .useHandle(handle -> handle.createUpdate(statement).bindMap(values).execute());
  }

  /** Gives the test's workspace a slug that the configuration names. */
  void named(String slug, String workspaceId) {
    sql("update workspaces set slug = lower(id) where slug = :slug", Map.of("slug", slug));
    sql(
        "update workspaces set slug = :slug where id = :id",
        Map.of("slug", slug, "id", workspaceId));
  }
}
