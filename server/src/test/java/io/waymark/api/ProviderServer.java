package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server whose people can sign in at an OpenID provider on a port that the test knows. */
public class ProviderServer implements QuarkusTestResourceLifecycleManager {
  private static final String PORT = "test.provider.port";

  /** Where the provider is expected. */
  static int port() {
    return Integer.getInteger(PORT);
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    System.setProperty(PORT, String.valueOf(ReservedPort.pick()));
    return Map.of(
        "waymark.signin.oidc.issuer",
        LocalProvider.issuer(port()),
        "waymark.signin.oidc.client-id",
        LocalProvider.CLIENT,
        "waymark.signin.oidc.client-secret",
        LocalProvider.SECRET,
        "waymark.signin.oidc.label",
        "Sign in with Acme",
        "waymark.signin.oidc.groups-claim",
        "realm.groups",
        // The issuer is on this machine: only as the issuer may it be called.
        "waymark.outbound.allow",
        "none",
        "waymark.app-url",
        "https://app.acme.example",
        "waymark.signin.oidc.roles",
        "guests=oidc-acme:viewer; team=oidc-acme:member; bosses=oidc-acme:owner;"
            + " team=oidc-bee:viewer; team=oidc-nowhere:member");
  }

  @Override
  public void stop() {}
}
