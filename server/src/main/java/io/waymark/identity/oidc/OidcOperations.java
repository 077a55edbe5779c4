package io.waymark.identity.oidc;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.PersonalOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way to the OpenID provider, and the way back. */
final class OidcOperations {
  /** Where the provider sends browsers back to, below the API's root. */
  static final String CALLBACK = "/auth/oidc/callback";

  private static final Logger LOG = Logger.getLogger(OidcOperations.class);
  private static final String COOKIE = "waymark_oidc";

  private static final Shape<Start> START =
      Shape.of(
              Start.class,
              field("next", text().max(1_000))
                  .described("Where in the dashboard to go afterwards, such as `/account`.")
                  .optional())
          .named("ProviderSignIn");

  private static final Shape<?> AWAY =
      Shape.untyped(field("url", text()).described("The provider's page, to go to now."))
          .named("ProviderPage");

  private final OidcSignIn signIn;
  private final URI app;

  OidcOperations(OidcSignIn signIn, URI app) {
    this.signIn = signIn;
    this.app = app;
  }

  record Start(@Nullable String next) {}

  List<Operation> declare() {
    var operations = new PersonalOperations("Sessions");
    return List.of(
        operations.open(
            "POST",
            "/auth/oidc",
            "beginProviderSignIn",
            "Sign in at the OpenID provider",
            START,
            200,
            AWAY,
            this::depart),
        operations.open(
            "GET",
            CALLBACK,
            "endProviderSignIn",
            "Come back from the OpenID provider",
            null,
            303,
            null,
            this::arrive));
  }

  private Answer depart(Exchange exchange) {
    var departure = signIn.depart(exchange, START.parseJson(exchange.body()).next());
    return Answer.ok(Map.of("url", departure.url()))
        .with("Set-Cookie", cookie(departure.cookie()))
        .with("Cache-Control", "no-store");
  }

  /** Whatever happens, a person looks at it: so it ends on a page, and never in JSON. */
  private Answer arrive(Exchange exchange) {
    try {
      var arrival = signIn.arrive(exchange, Visit.of(exchange.cookie(COOKIE)));
      return page(arrival.next()).with("Set-Cookie", arrival.cookie());
    } catch (RefusedException refused) {
      // Anybody can come with a state of their own making, as often as they like.
      LOG.logf(
          refused.refusal() == Refusal.STALE ? Logger.Level.DEBUG : Logger.Level.WARN,
          "somebody could not sign in: %s",
          refused.getMessage());
      return page("/login?refused=" + refused.refusal().label());
    } catch (ApiProblem problem) {
      return page("/login?refused=busy");
    }
  }

  private Answer page(String path) {
    return Answer.empty(303)
        .with("Location", app + "/app" + path)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }

  private String cookie(String value) {
    return "%s=%s; Path=/api%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(
            COOKIE,
            value,
            CALLBACK,
            OidcSignIn.LIFETIME.toSeconds(),
            app.getScheme().equals("https") ? "; Secure" : "");
  }
}
