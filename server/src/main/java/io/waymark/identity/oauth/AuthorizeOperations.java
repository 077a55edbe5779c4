package io.waymark.identity.oauth;

import static io.waymark.identity.Permission.INTEGRATIONS_WRITE;
import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the consent page calls. Showing the app is ours. */
final class AuthorizeOperations {
  private static final String HEADING = "OAuth apps";
  private static final String PATH = "/oauth/authorize";

  private static final Shape<?> ASKED =
      Shape.untyped(
              field("name", text()),
              field("developer", text()),
              field("website", text()),
              field("description", text().nullable()),
              field("logo", text().nullable()),
              field("verified", bool()),
              field("scopes", list(text())).described("What it asks for."))
          .named("OAuthConsent");

  private static final Shape<?> ALLOWED =
      Shape.untyped(
              field("callbackUrl", text()).described("Where the user goes next, with the code."))
          .named("OAuthCallback");

  private final Authorizations authorizations;
  private final Consumer<Exchange> signedIn;

  /**
   * @param signedIn lets in whoever is signed in at a browser, or throws
   */
  AuthorizeOperations(Authorizations authorizations, Consumer<Exchange> signedIn) {
    this.authorizations = authorizations;
    this.signedIn = signedIn;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        new Operation(
            "GET",
            PATH,
            "getOAuthConsent",
            HEADING,
            "Which app asks for what",
            "For browsers: the session is a cookie.",
            Operation.Door.SESSION,
            null,
            RateClass.API,
            false,
            AuthorizeRequest.SHAPE,
            null,
            200,
            ASKED,
            true,
            exchange -> {
              signedIn.accept(exchange);
              var request = AuthorizeRequest.SHAPE.parseQuery(exchange.query());
              return Answer.ok(view(authorizations.asked(request), request.scopes()));
            }),
        operations
            .post(PATH, "authorizeOAuthApp")
            .tag(HEADING)
            .summary("Allow an OAuth app to act")
            .description(
                "In the name of the signed-in user, in the workspace. Scopes that the user's role"
                    + " cannot give are left out. No key can do this.")
            .needs(INTEGRATIONS_WRITE)
            .answers(200, ALLOWED)
            .first(AuthorizeOperations::refuseKeys)
            .body(
                AuthorizeRequest.SHAPE,
                (caller, request, exchange) ->
                    Answer.ok(Map.of("callbackUrl", authorizations.allow(caller, request)))));
  }

  /** A token must not be able to get itself others. */
  private static void refuseKeys(Caller caller) {
    if (!caller.signedIn()) {
      throw ApiProblem.forbidden("Only a signed-in user can allow an app to act, no API key.");
    }
  }

  private static ObjectNode view(App app, List<String> scopes) {
    var details = app.details();
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", details.name())
            .put("developer", details.developer())
            .put("website", details.website())
            .put("description", details.description())
            .put("logo", details.logo())
            .put("verified", app.verified());
    scopes.forEach(view.putArray("scopes")::add);
    return view;
  }
}
