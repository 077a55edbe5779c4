package io.waymark.identity.oauth;

import io.waymark.identity.Caller;
import io.waymark.identity.Pictures;
import io.waymark.identity.RandomCredentials;
import io.waymark.identity.Secrets;
import io.waymark.identity.oauth.App.Details;
import io.waymark.identity.oauth.App.StoredSecret;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The apps of workspaces. */
final class Apps {
  private static final int MOST = 100;
  private static final Pattern DATA_URL = Pattern.compile("(?i)data:.*");

  private final Jdbi jdbi;
  private final Pictures pictures;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;

  Apps(Jdbi jdbi, Pictures pictures, Ids ids, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.pictures = pictures;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * An app, and its secret where that is told.
   *
   * @param secret null if there is no new one
   */
  record Told(App app, @Nullable String secret) {}

  List<App> list(Caller caller) {
    return jdbi.withHandle(handle -> AppTable.list(handle, caller.workspace().id()));
  }

  App get(Caller caller, String id) {
    return found(jdbi.withHandle(handle -> AppTable.find(handle, caller.workspace().id(), id)));
  }

  /**
   * Makes an app.
   *
   * @throws ApiProblem 403 for the 101st of a workspace, 409 for a slug that is taken, 422 for a
   *     picture that cannot be kept
   */
  Told create(Caller caller, AppRequest request) {
    var now = clock.instant();
    var workspaceId = caller.workspace().id();
    var wanted = request.details();
    var secret = wanted.pkce() ? null : newSecret();
    return jdbi.inTransaction(
        handle -> {
          if (AppTable.count(handle, workspaceId) >= MOST) {
            throw ApiProblem.forbidden(
                "This workspace has %d OAuth apps, which is the most.".formatted(MOST));
          }
          var app =
              new App(
                  ids.next("app_"),
                  workspaceId,
                  caller.userId(),
                  withLogo(wanted, logo(handle, workspaceId, wanted.logo(), null)),
                  "dub_app_" + random.hex(24),
                  stored(secret),
                  false,
                  0,
                  now,
                  now);
          storing(wanted.slug(), () -> AppTable.insert(handle, app));
          return new Told(app, secret);
        });
  }

  /**
   * Changes what is given. An app that turns to PKCE loses its secret; one that turns away from it
   * needs a new one.
   */
  Changed<App> update(Caller caller, String id, AppRequest request) {
    return change(
        caller,
        id,
        (handle, before) -> {
          var wanted = request.over(before.details());
          var logo = logo(handle, before.workspaceId(), wanted.logo(), before.details().logo());
          return changed(before, withLogo(wanted, logo), wanted.pkce() ? null : before.secret());
        });
  }

  /**
   * Gives an app a new secret; the old one ends at once.
   *
   * @throws ApiProblem 400 for an app without secrets, 404
   */
  Told renewSecret(Caller caller, String id) {
    var secret = newSecret();
    var app =
        change(
            caller,
            id,
            (handle, before) -> {
              if (before.details().pkce()) {
                throw ApiProblem.badRequest(
                    "This app proves itself by PKCE alone, so it has no secret.");
              }
              return changed(before, before.details(), stored(secret));
            });
    return new Told(app.after(), secret);
  }

  /** Ends an app with everything it was allowed to. */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          var app = found(AppTable.lock(handle, caller.workspace().id(), id));
          pictures.remove(handle, app.workspaceId(), app.details().logo());
          AppTable.delete(handle, id);
        });
  }

  @FunctionalInterface
  private interface Change {
    App of(Handle handle, App before);
  }

  private Changed<App> change(Caller caller, String id, Change change) {
    return jdbi.inTransaction(
        handle -> {
          var before = found(AppTable.lock(handle, caller.workspace().id(), id));
          var after = change.of(handle, before);
          storing(after.details().slug(), () -> AppTable.update(handle, after));
          return new Changed<>(before, after);
        });
  }

  private App changed(App before, Details details, @Nullable StoredSecret secret) {
    return new App(
        before.id(),
        before.workspaceId(),
        before.creatorId(),
        details,
        before.clientId(),
        secret,
        before.verified(),
        before.installations(),
        before.createdAt(),
        clock.instant());
  }

  private static void storing(String slug, Runnable storing) {
    try {
      storing.run();
    } catch (UnableToExecuteStatementException refused) {
      if (!Constraint.refused(refused, AppTable.SLUG)) {
        throw refused;
      }
      throw ApiProblem.conflict("There is another app with the slug %s.".formatted(slug));
    }
  }

  private @Nullable String logo(
      Handle handle, String workspaceId, @Nullable String wanted, @Nullable String before) {
    if (Objects.equals(wanted, before)) {
      return before;
    }
    pictures.remove(handle, workspaceId, before);
    return wanted != null && DATA_URL.matcher(wanted).matches()
        ? pictures.store(handle, workspaceId, wanted)
        : wanted;
  }

  private static Details withLogo(Details details, @Nullable String logo) {
    return new Details(
        details.name(),
        details.slug(),
        details.developer(),
        details.website(),
        details.installUrl(),
        logo,
        details.description(),
        details.readme(),
        details.screenshots(),
        details.redirectUris(),
        details.pkce());
  }

  private String newSecret() {
    return StoredSecret.PREFIX + random.hex(30);
  }

  private static @Nullable StoredSecret stored(@Nullable String secret) {
    return secret == null
        ? null
        : new StoredSecret(
            Secrets.hash(secret),
            StoredSecret.PREFIX + "****" + secret.substring(secret.length() - 8));
  }

  private static App found(@Nullable App app) {
    if (app == null) {
      throw ApiProblem.notFound("OAuth app not found.");
    }
    return app;
  }
}
