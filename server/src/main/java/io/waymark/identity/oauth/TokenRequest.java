package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.MultipartForm;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.QueryString;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Schemas;
import io.waymark.platform.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an app sends for tokens: a code, or the refresh token it has. */
sealed interface TokenRequest {
  @Nullable String clientId();

  @Nullable String clientSecret();

  /** For the tokens of a user who has just allowed it. */
  record ForCode(
      @Nullable String clientId,
      @Nullable String clientSecret,
      String code,
      String redirectUri,
      @Nullable String codeVerifier)
      implements TokenRequest {
    @Override
    public String toString() {
      return "ForCode of " + clientId;
    }
  }

  /** For newer tokens. */
  record ForRefresh(@Nullable String clientId, @Nullable String clientSecret, String refreshToken)
      implements TokenRequest {
    @Override
    public String toString() {
      return "ForRefresh of " + clientId;
    }
  }

  Schema<TokenRequest> SCHEMA =
      Schemas.<TokenRequest>tagged(
              "grant_type",
              Shape.of(
                  ForCode.class,
                  tag("grant_type", "authorization_code"),
                  clientIdField(),
                  clientSecretField(),
                  field("code", text().min(1).max(190)),
                  field("redirect_uri", text().max(4_000)),
                  field("code_verifier", text().max(190)).optional()),
              Shape.of(
                  ForRefresh.class,
                  tag("grant_type", "refresh_token"),
                  clientIdField(),
                  clientSecretField(),
                  field("refresh_token", text().min(1).max(190))))
          .message("grant_type must be 'authorization_code' or 'refresh_token'");

  /**
   * Reads the form of a request.
   *
   * @throws ApiProblem 415 if it is no form
   */
  static TokenRequest of(Exchange exchange) {
    var form = JsonNodeFactory.instance.objectNode();
    form(exchange).forEach(form::put);
    return SCHEMA.parse(form);
  }

  private static Map<String, String> form(Exchange exchange) {
    var type = exchange.header("content-type");
    var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (lower.startsWith("application/x-www-form-urlencoded")) {
      return QueryString.parse(new String(exchange.body(), StandardCharsets.UTF_8));
    }
    if (lower.startsWith("multipart/form-data")) {
      return MultipartForm.of(exchange).fields();
    }
    throw new ApiProblem(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "Send a form: Content-Type must be application/x-www-form-urlencoded or"
            + " multipart/form-data.");
  }

  private static Field<String> clientIdField() {
    return field("client_id", text().max(190)).optional();
  }

  private static Field<String> clientSecretField() {
    return field("client_secret", text().max(190)).optional();
  }
}
