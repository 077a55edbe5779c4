package io.waymark.identity.oidc;

import io.waymark.identity.Sessions;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Signing in at an OpenID provider, put together. */
public final class OidcSlice {
  private final OidcOperations operations;

  /**
   * @param anywhere asks the issuer's own origin, wherever it is
   * @param elsewhere asks what else the provider names
   * @param app the dashboard's public address
   * @param random cryptographically strong
   */
  public OidcSlice(
      Jdbi jdbi,
      Sessions sessions,
      OidcSettings settings,
      Outbound anywhere,
      Outbound elsewhere,
      URI app,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var issuer = settings.issuer();
    var redirectUri = redirectUri(app);
    var calls = new ProviderCalls(issuer, anywhere, elsewhere);
    var provider = new Provider(issuer, calls, clock);
    var tokens = new IdTokens(issuer, settings.clientId(), provider, clock);
    this.operations =
        new OidcOperations(
            new OidcSignIn(
                jdbi,
                sessions,
                settings,
                redirectUri,
                provider,
                new TokenExchange(settings, redirectUri, provider, calls, tokens),
                new Identities(issuer, settings.createUsers(), ids),
                limits,
                clock,
                random),
            app);
  }

  /** The one address that the provider may send browsers back to. */
  public static String redirectUri(URI app) {
    return app + "/api" + OidcOperations.CALLBACK;
  }

  /** Leaving for the provider, and coming back. */
  public List<Operation> operations() {
    return operations.declare();
  }
}
