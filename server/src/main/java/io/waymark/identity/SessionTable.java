package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Signed-in browsers in PostgreSQL; only hashes of the cookies' tokens are kept. */
final class SessionTable {
  /** Alive, and by its token or for a moment by the one before. */
  private static final String PRESENTED =
      """
      (token_hash = :hash or (previous_hash = :hash and previous_until > :now))
        and expires_at > :now
      """;

  private SessionTable() {}

  /** The session's user if the session is alive, else null. */
  static @Nullable String user(Handle handle, String token, Instant now) {
    return handle
        .createQuery("select user_id from sessions where " + PRESENTED)
        .bind("hash", Secrets.hash(token))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /**
   * Who a new session is for.
   *
   * @param userAgent what the browser calls itself, or null
   */
  record Opening(String id, String userId, @Nullable String userAgent, String address) {}

  /**
   * Opens a session.
   *
   * @throws ApiProblem 401 if the account was deleted meanwhile
   */
  static void insert(Handle handle, Opening opening, String token, Instant now, Instant expiresAt) {
    handle
        .createUpdate("delete from sessions where expires_at <= :now")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    var made =
        handle
            .createUpdate(
                """
                insert into sessions (token_hash, id, user_id, user_agent, address, created_at,
                  last_seen_at, renewed_at, expires_at)
                select :hash, :id, u.id, :userAgent, :address, :now, :now, :now, :expiresAt
                from users u where u.id = :userId for key share
                """)
            .bind("hash", Secrets.hash(token))
            .bind("id", opening.id())
            .bind("userId", opening.userId())
            .bind("userAgent", opening.userAgent())
            .bind("address", opening.address())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
            .execute();
    UserTable.requireOne(made);
  }

  /** Notes that the session is used, unless that was noted after {@code since}. */
  static void touch(Handle handle, String token, Instant since, Instant now) {
    handle
        .createUpdate(
            "update sessions set last_seen_at = :now where last_seen_at < :since and " + PRESENTED)
        .bind("hash", Secrets.hash(token))
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Gives a session another token if its own is older than {@code before}; the old one works until
   * {@code previousUntil}.
   *
   * @return whether it did
   */
  static boolean renew(
      Handle handle,
      String token,
      String next,
      Instant before,
      Instant previousUntil,
      Instant now,
      Instant expiresAt) {
    return handle
            .createUpdate(
                """
                update sessions
                set previous_hash = token_hash, previous_until = :previousUntil, token_hash = :next,
                  renewed_at = :now, expires_at = :expiresAt
                where token_hash = :hash and renewed_at < :before and expires_at > :now
                """)
            .bind("hash", Secrets.hash(token))
            .bind("next", Secrets.hash(next))
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .bind("previousUntil", previousUntil.atOffset(ZoneOffset.UTC))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  static void delete(Handle handle, String token) {
    handle
        .createUpdate("delete from sessions where token_hash = :hash or previous_hash = :hash")
        .bind("hash", Secrets.hash(token))
        .execute();
  }

  /** Ends one session of a user; false if the user has no such session. */
  static boolean delete(Handle handle, String userId, String id) {
    return handle
            .createUpdate("delete from sessions where id = :id and user_id = :userId")
            .bind("id", id)
            .bind("userId", userId)
            .execute()
        == 1;
  }

  /**
   * Ends a user's sessions.
   *
   * @param except the token of one that stays, or null for none
   */
  static void deleteAll(Handle handle, String userId, @Nullable String except) {
    handle
        .createUpdate(
            """
            delete from sessions
            where user_id = :userId and token_hash <> :except
              and previous_hash is distinct from :except
            """)
        .bind("userId", userId)
        .bind("except", except == null ? "" : Secrets.hash(except))
        .execute();
  }

  /**
   * A user's living sessions, the last used first.
   *
   * @param token the token of the one that asks
   */
  static List<OpenSession> list(Handle handle, String userId, String token, Instant now) {
    return handle
        .createQuery(
            """
            select id, user_agent, address, created_at, last_seen_at,
              token_hash = :hash or previous_hash is not distinct from :hash as current
            from sessions where user_id = :userId and expires_at > :now
            order by last_seen_at desc, id
            """)
        .bind("userId", userId)
        .bind("hash", Secrets.hash(token))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map((row, _) -> session(row))
        .list();
  }

  private static OpenSession session(ResultSet row) throws SQLException {
    return new OpenSession(
        row.getString("id"),
        row.getString("user_agent"),
        row.getString("address"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("current"));
  }
}
