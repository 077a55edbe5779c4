package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An OpenID provider that is away when the server starts, or is not what it was said to be. */
@QuarkusTest
@QuarkusTestResource(value = ProviderServer.class, restrictToAnnotatedClass = true)
class OidcAwayTest extends ProviderTest {

  @Test
  @DisplayName("it is said clearly, passwords go on, and nobody is sent to an impostor")
  void away() throws InterruptedException {
    provider.close();
    var refused = new Browser(api).post("/auth/oidc", "{}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("service_unavailable");
    assertThat(refused.message())
        .isEqualTo("\"Sign in with Acme\" does not answer at the moment. Try again later.");
    assertThat(Browser.of(api, workspace).get("/user").status()).isEqualTo(200);

    open();
    provider.instead.put("issuer", "https://evil.example");
    staysAway();
    provider.instead.removeAll().put("token_endpoint", "http://localhost:1/token");
    staysAway();
    provider.instead.removeAll().put("authorization_endpoint", "javascript:alert(1)");
    staysAway();
    // Over TLS, but in a network that only the issuer itself may be in.
    provider.instead.removeAll().put("token_endpoint", "https://localhost:1/token");
    await("it is asked again", () -> begun().status() == 200);
    assertThat(signIn(new Browser(api))).isEqualTo(refused("unavailable"));
  }

  private Api.Reply begun() {
    return new Browser(api).post("/auth/oidc", "{}");
  }

  /** What it says is asked for anew after a moment; whenever that is, nobody leaves. */
  private void staysAway() throws InterruptedException {
    var asked = provider.discoveries.get();
    await(
        "it is asked again",
        () -> {
          assertThat(begun().status()).isEqualTo(503);
          return provider.discoveries.get() > asked;
        });
  }
}
