package io.waymark.identity.keys;

import io.waymark.identity.RandomCredentials;
import io.waymark.identity.Secrets;
import io.waymark.identity.keys.KeyRequests.NewPersonalKey;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The keys of users, for clients from before keys were a workspace's (b.1). */
final class PersonalKeys {
  private static final int MOST = 100;

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;

  PersonalKeys(Jdbi jdbi, Ids ids, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** A user's, newest first. */
  List<PersonalKey> list(String userId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, partial_key, expires_at, last_used, created_at
                    from personal_keys where user_id = :userId order by created_at desc, id desc
                    """)
                .bind("userId", userId)
                .map((row, context) -> key(row))
                .list());
  }

  /**
   * Makes a key.
   *
   * @return its secret, this once
   * @throws ApiProblem 403 for the 101st, 422 for an end that has passed
   */
  String create(String userId, NewPersonalKey wanted) {
    var now = clock.instant();
    Keys.checkFuture(wanted.expiresAt(), now);
    var secret = random.personalKey();
    jdbi.useTransaction(
        handle -> {
          handle
              .createQuery("select 1 from users where id = :userId for no key update")
              .bind("userId", userId)
              .mapTo(Integer.class)
              .one();
          var stored =
              handle
                  .createUpdate(
                      """
                      insert into personal_keys
                        (id, user_id, name, hashed_key, partial_key, expires_at, created_at)
                      select :id, :userId, :name, :hash, :partial, :expiresAt, :now
                      where (select count(*) from personal_keys where user_id = :userId) < :most
                      """)
                  .bind("id", ids.next("key_"))
                  .bind("userId", userId)
                  .bind("name", wanted.name())
                  .bind("hash", Secrets.hash(secret))
                  .bind("partial", Secrets.partial(secret))
                  .bind(
                      "expiresAt",
                      wanted.expiresAt() == null
                          ? null
                          : wanted.expiresAt().atOffset(ZoneOffset.UTC))
                  .bind("now", now.atOffset(ZoneOffset.UTC))
                  .bind("most", MOST)
                  .execute();
          if (stored == 0) {
            throw ApiProblem.forbidden(
                "You have %d personal keys, which is the most. Delete one first.".formatted(MOST));
          }
        });
    return secret;
  }

  /** Ends a key at once, everywhere. */
  void delete(String userId, String id) {
    var deleted =
        jdbi.inTransaction(
            handle ->
                handle
                    .createUpdate("delete from personal_keys where id = :id and user_id = :userId")
                    .bind("id", id)
                    .bind("userId", userId)
                    .execute());
    if (deleted == 0) {
      throw ApiProblem.notFound("Personal key not found.");
    }
  }

  private static PersonalKey key(ResultSet row) throws SQLException {
    return new PersonalKey(
        row.getString("id"),
        row.getString("name"),
        row.getString("partial_key"),
        instant(row, "expires_at"),
        instant(row, "last_used"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
