package io.waymark.identity.signin;

import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Single-use credentials that travel by mail; only their hashes are kept. */
public final class MailedTokens {
  private static final int SYMBOLS = 43;

  private final RandomGenerator random;

  /**
   * @param random cryptographically strong
   */
  public MailedTokens(RandomGenerator random) {
    this.random = random;
  }

  /** What a token is good for, and for how long. */
  public enum Purpose {
    /** Signing in without a password. */
    SIGN_IN("sign-in", Duration.ofMinutes(15)),
    /** Choosing a new password. */
    PASSWORD("password", Duration.ofMinutes(60)),
    /** Moving an account to another e-mail address. */
    EMAIL("email", Duration.ofMinutes(60));

    private final String label;
    private final Duration lifetime;

    Purpose(String label, Duration lifetime) {
      this.label = label;
      this.lifetime = lifetime;
    }

    /** How long a token works. */
    public Duration lifetime() {
      return lifetime;
    }
  }

  /**
   * Whose token it is.
   *
   * @param email the address the token was mailed to
   */
  public record Bearer(String userId, String email) {}

  /** Makes a token; an earlier one for the same purpose stops working. */
  public String issue(Handle handle, String userId, Purpose purpose, String email, Instant now) {
    handle
        .createUpdate("delete from mailed_tokens where expires_at <= :now")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    var token = RandomText.of(SYMBOLS, random);
    handle
        .createUpdate(
            """
            insert into mailed_tokens (token_hash, user_id, purpose, email, expires_at)
            values (:hash, :userId, :purpose, :email, :expiresAt)
            on conflict (user_id, purpose) do update
            set token_hash = excluded.token_hash, email = excluded.email,
              expires_at = excluded.expires_at
            """)
        .bind("hash", Digests.of(token))
        .bind("userId", userId)
        .bind("purpose", purpose.label)
        .bind("email", email)
        .bind("expiresAt", now.plus(purpose.lifetime).atOffset(ZoneOffset.UTC))
        .execute();
    return token;
  }

  /** Whose token it is, locked but not used up; null if nobody has it, or had it for too long. */
  public static @Nullable Bearer find(Handle handle, Purpose purpose, String token, Instant now) {
    return bearer(
        handle.createQuery(
            """
            select user_id, email from mailed_tokens
            where token_hash = :hash and purpose = :purpose and expires_at > :now for update
            """),
        purpose,
        token,
        now);
  }

  /** Uses a token up; null if nobody has it, or had it for too long. */
  public static @Nullable Bearer spend(Handle handle, Purpose purpose, String token, Instant now) {
    return bearer(
        handle.createQuery(
            """
            delete from mailed_tokens
            where token_hash = :hash and purpose = :purpose and expires_at > :now
            returning user_id, email
            """),
        purpose,
        token,
        now);
  }

  private static @Nullable Bearer bearer(Query query, Purpose purpose, String token, Instant now) {
    return query
        .bind("hash", Digests.of(token))
        .bind("purpose", purpose.label)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map((row, _) -> new Bearer(row.getString("user_id"), row.getString("email")))
        .findOne()
        .orElse(null);
  }

  /** Makes all tokens of a user worthless. */
  public static void revoke(Handle handle, String userId) {
    handle
        .createUpdate("delete from mailed_tokens where user_id = :userId")
        .bind("userId", userId)
        .execute();
  }
}
