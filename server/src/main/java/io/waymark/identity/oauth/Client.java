package io.waymark.identity.oauth;

import io.waymark.identity.Secrets;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How an app names and proves itself: in the form, or by HTTP Basic if the form has neither (b.5).
 */
record Client(String id, @Nullable String secret) {
  private static final String BASIC = "Basic ";

  static Client of(Exchange exchange, TokenRequest request) {
    var inForm = request.clientId() != null || request.clientSecret() != null;
    var client = inForm ? null : basic(exchange.header("authorization"));
    if (client != null) {
      return client;
    }
    if (request.clientId() == null) {
      throw ApiProblem.unauthorized(
          "client_id is missing: send it in the form, or with the secret by HTTP Basic.");
    }
    return new Client(request.clientId(), request.clientSecret());
  }

  private static @Nullable Client basic(@Nullable String header) {
    if (header == null || !header.startsWith(BASIC)) {
      return null;
    }
    try {
      var decoded =
          new String(
              Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      var colon = decoded.indexOf(':');
      var client = colon < 0 ? null : decoded.substring(0, colon);
      return client == null || decoded.indexOf('\0') >= 0
          ? null
          : new Client(client, decoded.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * The app it is, which stays until the transaction ends. An app with PKCE proves nothing here.
   *
   * @throws ApiProblem 401 if there is none, or its secret is another
   */
  App prove(Handle handle) {
    var app = AppTable.byClientId(handle, id);
    if (app == null) {
      throw ApiProblem.unauthorized("There is no OAuth app with this client_id.");
    }
    if (app.details().pkce()) {
      return app;
    }
    if (secret == null || app.secret() == null || !Secrets.matches(secret, app.secret().hash())) {
      throw ApiProblem.unauthorized("client_secret is missing or wrong.");
    }
    return app;
  }

  @Override
  public String toString() {
    return id;
  }
}
