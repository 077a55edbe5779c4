package io.waymark.identity.keys;

import io.waymark.identity.Caller;
import io.waymark.identity.RandomCredentials;
import io.waymark.identity.Role;
import io.waymark.identity.Scopes;
import io.waymark.identity.Secrets;
import io.waymark.identity.keys.ApiKey.Holder;
import io.waymark.identity.keys.KeyRequests.KeyChange;
import io.waymark.identity.keys.KeyRequests.NewKey;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The keys of workspaces. What it does to a key counts for the next call with it, everywhere. */
final class Keys {
  /** The pause between two new keys of a workspace (b.1). */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int MOST = 100;

  /** Dates are written with four digits of the year. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;

  Keys(Jdbi jdbi, Ids ids, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  List<ApiKey> list(Caller caller) {
    return jdbi.withHandle(handle -> KeyTable.list(handle, caller.workspace().id()));
  }

  ApiKey get(Caller caller, String id) {
    return found(jdbi.withHandle(handle -> KeyTable.find(handle, caller.workspace().id(), id)));
  }

  /**
   * Makes a key.
   *
   * @return its secret, this once
   * @throws ApiProblem 403 for a scope or a machine user that the caller's role may not give, and
   *     for the 101st key; 422 for an end that has passed; 429 within five seconds of another
   */
  String create(Caller caller, NewKey wanted) {
    var now = clock.instant();
    if (wanted.isMachine() && caller.role() != Role.OWNER) {
      throw ApiProblem.forbidden("Only owners of the workspace may make keys of machine users.");
    }
    var scopes = scopes(wanted.scopes());
    checkGrantable(scopes, caller.role());
    checkFuture(wanted.expiresAt(), now);
    var workspaceId = caller.workspace().id();
    var secret = random.apiKey();
    var holder =
        wanted.isMachine()
            ? new Holder(ids.next("user_"), wanted.name(), null, true, null)
            : new Holder(caller.userId(), null, null, false, caller.role());
    var key =
        new ApiKey(
            ids.next("key_"),
            wanted.name(),
            Secrets.partial(secret),
            scopes,
            wanted.expiresAt(),
            null,
            now,
            now,
            holder);
    jdbi.useTransaction(
        handle -> {
          if (!KeyTable.takeTurn(handle, workspaceId, now, now.minus(PAUSE))) {
            throw new ApiProblem(
                ErrorCode.RATE_LIMIT_EXCEEDED,
                "A key of this workspace was made within the last %d seconds. Try again soon."
                    .formatted(PAUSE.toSeconds()));
          }
          if (KeyTable.count(handle, workspaceId) >= MOST) {
            throw ApiProblem.forbidden(
                "This workspace has %d API keys, which is the most. Delete one first."
                    .formatted(MOST));
          }
          if (holder.machine()) {
            KeyTable.insertMachine(handle, holder.id(), wanted.name(), now);
          }
          KeyTable.insert(handle, workspaceId, key, Secrets.hash(secret));
        });
    return secret;
  }

  /**
   * Changes what is given.
   *
   * @throws ApiProblem 403 for a scope that the role of the key's holder cannot give, 404, or 422
   *     for an end that has passed
   */
  Changed<ApiKey> update(Caller caller, String id, KeyChange change) {
    var now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          var before = found(KeyTable.lock(handle, caller.workspace().id(), id));
          var scopes = change.scopes() == null ? before.scopes() : scopes(change.scopes());
          if (!Objects.equals(scopes, before.scopes())) {
            checkGrantable(scopes, caller.role());
            checkGrantable(scopes, before.holder().standing());
          }
          var expiresAt = change.expiresAt().or(before.expiresAt());
          if (change.expiresAt().isPresent()) {
            checkFuture(expiresAt, now);
          }
          KeyTable.update(
              handle,
              new ApiKey(
                  before.id(),
                  change.name() == null ? before.name() : change.name(),
                  before.partial(),
                  scopes,
                  expiresAt,
                  before.lastUsed(),
                  before.createdAt(),
                  now,
                  before.holder()));
          return new Changed<>(before, found(KeyTable.find(handle, caller.workspace().id(), id)));
        });
  }

  /**
   * Replaces a key's secret.
   *
   * @param grace how long the one it has now still opens, zero for not at all
   * @return the new one, this once
   * @throws ApiProblem 403 if the key is somebody else's: its secret would let the caller act in
   *     their name; 404
   */
  String rotate(Caller caller, String id, Duration grace) {
    var now = clock.instant();
    var secret = random.apiKey();
    jdbi.useTransaction(
        handle -> {
          var holder = found(KeyTable.lock(handle, caller.workspace().id(), id)).holder();
          if (!holder.machine() && !holder.id().equals(caller.userId())) {
            throw ApiProblem.forbidden(
                "This key acts in the name of somebody else, so only they may rotate it. You may"
                    + " delete it.");
          }
          KeyTable.replaceSecret(
              handle,
              id,
              Secrets.hash(secret),
              Secrets.partial(secret),
              grace.isZero() ? null : now.plus(grace),
              now);
        });
    return secret;
  }

  /** Ends a key. No call that begins after this returns is let in by it, on any server. */
  void delete(Caller caller, String id) {
    if (!jdbi.inTransaction(handle -> KeyTable.delete(handle, caller.workspace().id(), id))) {
      throw notFound();
    }
  }

  private static @Nullable List<String> scopes(List<String> given) {
    return given.isEmpty() ? null : given.stream().distinct().toList();
  }

  private static void checkGrantable(@Nullable List<String> scopes, @Nullable Role role) {
    if (scopes == null) {
      return;
    }
    var granted = role == null ? List.<String>of() : Scopes.grantedBy(role);
    var refused = scopes.stream().filter(scope -> !granted.contains(scope)).toList();
    if (!refused.isEmpty()) {
      throw ApiProblem.forbidden(
          role == null
              ? "The key's user is no longer a member of the workspace, so it cannot be given scopes."
              : "A key of a user with the role %s cannot have the scopes: %s."
                  .formatted(role.label(), String.join(", ", refused)));
    }
  }

  static void checkFuture(@Nullable Instant expiresAt, Instant now) {
    if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(LATEST))) {
      throw ApiProblem.unprocessable("expiresAt must be in the future, before the year 10000.");
    }
  }

  private static ApiKey found(@Nullable ApiKey key) {
    if (key == null) {
      throw notFound();
    }
    return key;
  }

  private static ApiProblem notFound() {
    return ApiProblem.notFound("API key not found.");
  }
}
