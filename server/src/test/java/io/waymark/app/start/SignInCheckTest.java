package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInCheckTest {
  private static final String ISSUER = "signin.oidc.issuer";
  private static final String CLIENT = "signin.oidc.client-id";
  private static final String PASSWORDS = "signin.passwords";

  private static Optional<String> problem(Map<String, String> flags) {
    return SignInCheck.problem(
        ((ConfigResult.Loaded) ConfigLoader.load(flags, Map.of(), null)).config());
  }

  @Test
  void passwordsAloneAreFine() {
    assertThat(problem(Map.of())).isEmpty();
  }

  @Test
  void somebodyHasToBeAbleToSignIn() {
    assertThat(problem(Map.of(PASSWORDS, "false"))).isPresent();
    assertThat(problem(Map.of(PASSWORDS, "false", ISSUER, "https://id.acme.co", CLIENT, "w")))
        .isEmpty();
  }

  @Test
  void issuerAndClientBelongTogether() {
    assertThat(problem(Map.of(CLIENT, "w"))).isPresent();
    assertThat(problem(Map.of("signin.oidc.client-secret", "s"))).isPresent();
    assertThat(problem(Map.of(ISSUER, "https://id.acme.co"))).isPresent();
  }

  @Test
  void withoutTlsTheProviderIsOnThisMachine() {
    for (var good :
        new String[] {"http://localhost:9000/r", "http://127.0.0.1", "http://[::1]:1"}) {
      assertThat(problem(Map.of(ISSUER, good, CLIENT, "w"))).isEmpty();
    }
    for (var bad :
        new String[] {
          "http://id.acme.co",
          "http://localhost.acme.co",
          "http://localhost@acme.co",
          "https://id.acme.co/?a",
          "ftp://id.acme.co"
        }) {
      assertThat(ConfigLoader.load(Map.of(ISSUER, bad), Map.of(), null))
          .as(bad)
          .isInstanceOf(ConfigResult.Rejected.class);
    }
  }

  @Test
  void rolesNameGroupsWorkspacesAndRoles() {
    for (var bad :
        new String[] {
          "a", "a=acme", "a=acme:admin", "=acme:owner", "a=Acme:owner", "a=acme:owner;"
        }) {
      assertThat(ConfigLoader.load(Map.of("signin.oidc.roles", bad), Map.of(), null))
          .as(bad)
          .isInstanceOf(ConfigResult.Rejected.class);
    }
  }
}
