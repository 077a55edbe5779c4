package io.waymark.identity.oauth;

import io.waymark.identity.RandomCredentials;
import io.waymark.identity.Secrets;
import io.waymark.identity.oauth.TokenTable.Held;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives apps their tokens. An installation has one access token and one refresh token at a time; a
 * code or a refresh token that is shown twice has been stolen from somebody, so both end.
 */
final class Tokens {
  static final Duration ACCESS = Duration.ofHours(2);
  private static final Duration REFRESH = Duration.ofDays(120);

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;

  Tokens(Jdbi jdbi, Ids ids, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** What came of a request for tokens; both are committed. */
  sealed interface Outcome {}

  /** Tokens, told this once. */
  record Issued(String accessToken, String refreshToken, List<String> scopes) implements Outcome {
    @Override
    public String toString() {
      return "tokens for " + scopes;
    }
  }

  /** Nothing, and why. */
  record Refused(String why) implements Outcome {}

  /**
   * Tokens for a code or for a refresh token.
   *
   * @throws ApiProblem 401 if the app cannot prove itself, 400 if the code or token is none of its,
   *     used, or expired
   */
  Issued issue(Client client, TokenRequest request) {
    var outcome =
        jdbi.inTransaction(
            handle -> {
              var app = client.prove(handle);
              return switch (request) {
                case TokenRequest.ForCode code -> forCode(handle, app, code);
                case TokenRequest.ForRefresh refresh -> forRefresh(handle, app, refresh);
              };
            });
    return switch (outcome) {
      case Issued issued -> issued;
      case Refused(var why) -> throw ApiProblem.badRequest(why);
    };
  }

  private Outcome forCode(Handle handle, App app, TokenRequest.ForCode request) {
    var now = clock.instant();
    var code = CodeTable.lock(handle, app.id(), Secrets.hash(request.code()));
    if (code == null) {
      return new Refused("The authorization code is not valid.");
    }
    if (code.installationId() != null) {
      TokenTable.revokeFrom(handle, code.installationId(), code.hash());
      return new Refused(
          "The authorization code was used before, so the tokens that came from it are revoked.");
    }
    code.check(request.redirectUri(), request.codeVerifier(), now);
    var installation = TokenTable.install(handle, ids.next("inst_"), code, now);
    TokenTable.revoke(handle, installation.id());
    CodeTable.markUsed(handle, code.hash(), installation.id());
    return issue(handle, app, installation, now);
  }

  private Outcome forRefresh(Handle handle, App app, TokenRequest.ForRefresh request) {
    var now = clock.instant();
    var hash = Secrets.hash(request.refreshToken());
    var refresh = TokenTable.lockRefresh(handle, app.id(), hash);
    if (refresh == null) {
      return new Refused("The refresh token is not valid.");
    }
    if (refresh.used()) {
      TokenTable.revoke(handle, refresh.installation().id());
      return new Refused(
          "The refresh token was used before, so the tokens that came from it are revoked.");
    }
    if (!refresh.expiresAt().isAfter(now)) {
      return new Refused("The refresh token has expired.");
    }
    TokenTable.markUsed(handle, hash);
    return issue(handle, app, refresh.installation(), now);
  }

  private Outcome issue(Handle handle, App app, Held installation, Instant now) {
    if (!TokenTable.isMember(handle, installation)) {
      TokenTable.revoke(handle, installation.id());
      return new Refused("The user is no longer a member of the workspace.");
    }
    var access = "dub_access_token_" + random.hex(40);
    var refresh = random.hex(40);
    TokenTable.putAccess(
        handle, ids.next("key_"), app, installation, access, now, now.plus(ACCESS));
    TokenTable.putRefresh(handle, installation, refresh, now, now.plus(REFRESH));
    return new Issued(access, refresh, installation.scopes());
  }
}
