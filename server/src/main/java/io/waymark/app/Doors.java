package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.start.PublicAddresses;
import io.waymark.identity.Sessions;
import io.waymark.identity.oidc.OidcSlice;
import io.waymark.identity.setup.SetUpSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Ways in beside passwords: the first set-up, and the OpenID provider if there is one. */
final class Doors implements AutoCloseable {
  private static final String CODE = "secrets/set-up-code";

  private final Outbound anywhere;
  private final SetUpSlice setUp;
  private final List<Operation> operations = new ArrayList<>();

  Doors(
      Jdbi jdbi,
      Sessions sessions,
      Config config,
      Outbound outbound,
      PublicAddresses addresses,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var app = addresses.app();
    this.anywhere = SignInSettings.anywhere(addresses.userAgent());
    this.setUp =
        new SetUpSlice(
            jdbi, sessions, config.data().resolve(CODE), app, limits, ids, clock, random);
    operations.addAll(setUp.operations());
    var oidc = SignInSettings.oidc(config);
    if (oidc != null) {
      operations.addAll(
          new OidcSlice(jdbi, sessions, oidc, anywhere, outbound, app, limits, ids, clock, random)
              .operations());
    }
  }

  List<Operation> operations() {
    return operations;
  }

  /** Tells the operator where to begin, if nobody has an account yet. */
  void announce() {
    setUp.announce();
  }

  @Override
  public void close() {
    anywhere.close();
  }
}
