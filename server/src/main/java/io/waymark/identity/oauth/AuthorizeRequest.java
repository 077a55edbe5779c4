package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an app asks of a user, as its link to the consent page says it.
 *
 * @param state comes back to the app as it is
 */
record AuthorizeRequest(
    String clientId,
    String redirectUri,
    String responseType,
    @Nullable String state,
    @Nullable String scope,
    @Nullable String codeChallenge,
    @Nullable String codeChallengeMethod) {
  /** 32 bytes in base64url without padding (RFC 7636). */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  static final Shape<AuthorizeRequest> SHAPE =
      Shape.of(
              AuthorizeRequest.class,
              field("client_id", text().min(1).max(190)).described("The app's client id."),
              field(
                      "redirect_uri",
                      text()
                          .format(
                              "uri",
                              uri -> WebUrl.parse(uri) != null,
                              "redirect_uri must be a valid URL"))
                  .described("One of the app's redirect URIs, character by character."),
              field(
                      "response_type",
                      text()
                          .mapped(
                              type -> type.equals("code") ? type : null,
                              "response_type must be 'code'"))
                  .described("Always `code`."),
              field("state", text().max(1_024))
                  .optional()
                  .described("Comes back to the app as it is."),
              field(
                      "scope",
                      text()
                          .max(1_000)
                          .mapped(
                              scope -> OAuthScopes.parse(scope) == null ? null : scope,
                              "One or more provided OAuth scopes are invalid or unsupported.")
                          .nullable())
                  .optional()
                  .described("What it asks for, separated by spaces."),
              field(
                      "code_challenge",
                      text()
                          .max(190)
                          .mapped(
                              challenge ->
                                  CHALLENGE.matcher(challenge).matches() ? challenge : null,
                              "Expected the SHA-256 of the code verifier in base64url."))
                  .optional()
                  .described("The SHA-256 of the code verifier, in base64url (RFC 7636)."),
              field(
                      "code_challenge_method",
                      text()
                          .mapped(
                              method -> method.equals("S256") ? method : null,
                              "code_challenge_method must be 'S256'"))
                  .optional()
                  .described("Always `S256`."))
          .rule(
              "code_challenge_method",
              request ->
                  request.codeChallenge == null || "S256".equals(request.codeChallengeMethod),
              "code_challenge_method must be 'S256'")
          .named("OAuthAuthorization");

  /** What it asks for, as scopes. */
  List<String> scopes() {
    var scopes = OAuthScopes.parse(scope);
    return scopes == null ? List.of(OAuthScopes.USER) : scopes;
  }
}
