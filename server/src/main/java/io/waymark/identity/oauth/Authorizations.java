package io.waymark.identity.oauth;

import io.waymark.identity.Caller;
import io.waymark.identity.RandomCredentials;
import io.waymark.identity.Secrets;
import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lets users allow apps to act for them. */
final class Authorizations {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final RandomCredentials random;

  Authorizations(Jdbi jdbi, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The app that asks, so that the user sees whom they allow what.
   *
   * @throws ApiProblem 404 for an unknown app, 400 for a request that it may not make
   */
  App asked(AuthorizeRequest request) {
    return jdbi.inTransaction(handle -> asked(handle, request));
  }

  /**
   * Allows it.
   *
   * @return where the user goes next: the app's redirect URI with a code for its tokens
   * @throws ApiProblem the same, and 403 for an app that is not verified and neither the caller's
   *     nor their workspace's
   */
  String allow(Caller caller, AuthorizeRequest request) {
    var now = clock.instant();
    var code = random.hex(40);
    jdbi.useTransaction(
        handle -> {
          var app = asked(handle, request);
          if (!mayInstall(caller, app)) {
            throw ApiProblem.forbidden(
                "This app is not verified, so only its creator may install it, or members of the"
                    + " workspace whose app it is there.");
          }
          CodeTable.insert(
              handle,
              new Code(
                  Secrets.hash(code),
                  app.id(),
                  caller.workspace().id(),
                  caller.userId(),
                  request.redirectUri(),
                  OAuthScopes.grantedBy(caller.role(), request.scopes()),
                  request.codeChallenge(),
                  null,
                  now.plus(Code.LIFETIME)),
              now);
        });
    return RedirectUri.with(request.redirectUri(), code, request.state());
  }

  private static App asked(Handle handle, AuthorizeRequest request) {
    var app = AppTable.byClientId(handle, request.clientId());
    if (app == null) {
      throw ApiProblem.notFound("There is no OAuth app with this client_id.");
    }
    if (!app.details().redirectUris().contains(request.redirectUri())) {
      throw ApiProblem.badRequest(
          "redirect_uri is none of the app's: it must be the same character by character.");
    }
    if (app.details().pkce() && request.codeChallenge() == null) {
      throw ApiProblem.badRequest("This app must send a code_challenge (PKCE).");
    }
    return app;
  }

  private static boolean mayInstall(Caller caller, App app) {
    return app.verified()
        || caller.userId().equals(app.creatorId())
        || caller.workspace().id().equals(app.workspaceId());
  }
}
