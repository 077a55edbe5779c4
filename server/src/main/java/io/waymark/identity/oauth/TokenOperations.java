package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Cors;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.function.Function;

/** What apps call themselves, from servers and from pages of any site. */
final class TokenOperations {
  private static final String HEADING = "OAuth";

  /** So many of one address in ten seconds: more than apps need, too few to guess anything. */
  private static final int CALLS = 100;

  private static final Cors TOKEN =
      new Cors(List.of("POST", "OPTIONS"), List.of("Content-Type", "Authorization"));

  /** Without the header a page could not say whose information it wants. */
  private static final Cors USER_INFO =
      new Cors(List.of("GET", "OPTIONS"), List.of("Authorization"));

  private static final Shape<?> TOKENS =
      Shape.untyped(
              field("access_token", text()),
              field("refresh_token", text()),
              field("token_type", text()).described("Always `Bearer`."),
              field("expires_in", integer()).described("How long it lasts, in seconds."),
              field("scope", text())
                  .optional()
                  .described("What was allowed, with spaces between; for codes only."))
          .named("OAuthTokens");

  private static final Shape<?> USER =
      Shape.untyped(
              field("id", text()),
              field("name", text().nullable()),
              field("image", text().nullable()),
              field(
                  "workspace",
                  Shape.untyped(
                      field("id", text()),
                      field("slug", text()),
                      field("name", text()),
                      field("logo", text().nullable()))))
          .named("OAuthUser");

  private final Tokens tokens;
  private final UserInfo users;
  private final Function<Exchange, Caller> admission;

  /**
   * @param admission lets in whoever calls for a workspace, or throws
   */
  TokenOperations(Tokens tokens, UserInfo users, Function<Exchange, Caller> admission) {
    this.tokens = tokens;
    this.users = users;
    this.admission = admission;
  }

  List<Operation> declare(PublicOperations operations) {
    return List.of(
        operations
            .post("/oauth/token", "getOAuthToken")
            .tag(HEADING)
            .summary("Get tokens")
            .description(
                "A form with `grant_type=authorization_code`, `code`, `redirect_uri`, `client_id` and"
                    + " `client_secret` or `code_verifier`; or with `grant_type=refresh_token`,"
                    + " `refresh_token`, `client_id` and, but for PKCE, `client_secret`. Client id and"
                    + " secret may come by HTTP Basic instead. Both tokens are new each time; what is"
                    + " shown twice ends them all.")
            .shared(TOKEN)
            .allowing(CALLS)
            .answers(200, TOKENS)
            .path(this::token),
        operations
            .get("/oauth/userinfo", "getOAuthUser")
            .tag(HEADING)
            .summary("Who allowed the app to act")
            .description("And in which workspace. Takes an access token.")
            .shared(USER_INFO)
            .unlimited()
            .answers(200, USER)
            .path(this::userInfo));
  }

  private Answer token(Exchange exchange) {
    var request = TokenRequest.of(exchange);
    var issued = tokens.issue(Client.of(exchange, request), request);
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", issued.accessToken())
            .put("refresh_token", issued.refreshToken())
            .put("token_type", "Bearer")
            .put("expires_in", Tokens.ACCESS.toSeconds());
    if (request instanceof TokenRequest.ForCode) {
      view.put("scope", String.join(" ", issued.scopes()));
    }
    return Answer.ok(view).with("Cache-Control", "no-store");
  }

  private Answer userInfo(Exchange exchange) {
    var authorization = exchange.header("authorization");
    if (authorization == null || !authorization.startsWith("Bearer dub_access_token_")) {
      throw ApiProblem.unauthorized(
          "Unauthorized: The Authorization header must have the form \"Bearer <access token>\".");
    }
    return Answer.ok(users.of(admission.apply(exchange)));
  }
}
