package io.waymark.identity.signin;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.RandomText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Second factors in PostgreSQL: secrets of authenticator apps, sealed, and recovery codes, hashed.
 * A code works once.
 */
public final class SecondFactors {
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_SYMBOLS = 20;

  private final SecretBox secrets;
  private final RandomGenerator random;

  /**
   * @param random cryptographically strong
   */
  public SecondFactors(SecretBox secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  private record Kept(byte[] secret, boolean confirmed, long lastStep) {}

  /** Whether signing in takes a code. */
  public boolean needed(Handle handle, String userId) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from second_factors where user_id = :userId and confirmed_at is not null)
            """)
        .bind("userId", userId)
        .mapTo(Boolean.class)
        .one();
  }

  /** How many recovery codes are left. */
  public int recoveryCodes(Handle handle, String userId) {
    return handle
        .createQuery("select count(*) from recovery_codes where user_id = :userId")
        .bind("userId", userId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Draws a secret that is asked for only after {@link #confirm}; an earlier one that never was
   * confirmed is forgotten.
   *
   * @return the secret in base 32, for the app; null if there is a confirmed one
   */
  public @Nullable String propose(Handle handle, String userId) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var text = Base32.encode(secret);
    var proposed =
        handle
            .createUpdate(
                """
                insert into second_factors (user_id, secret) values (:userId, :secret)
                on conflict (user_id) do update set secret = excluded.secret, last_step = 0
                where second_factors.confirmed_at is null
                """)
            .bind("userId", userId)
            .bind("secret", secrets.seal(text))
            .execute();
    return proposed == 0 ? null : text;
  }

  /**
   * Asks for codes from now on, if the app shows the right one.
   *
   * @return the recovery codes, this once; null if the code is wrong or nothing was proposed
   */
  public @Nullable List<String> confirm(Handle handle, String userId, String code, Instant now) {
    var kept = lock(handle, userId);
    if (kept == null || kept.confirmed() || !spend(handle, userId, kept, code, now)) {
      return null;
    }
    handle
        .createUpdate("update second_factors set confirmed_at = :now where user_id = :userId")
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    return drawRecoveryCodes(handle, userId);
  }

  /**
   * Takes a code, of the app or for recovery; it does not work again.
   *
   * @return whether it was right; false too if there is no confirmed second factor
   */
  public boolean spend(Handle handle, String userId, String code, Instant now) {
    var kept = lock(handle, userId);
    return kept != null
        && kept.confirmed()
        && (spend(handle, userId, kept, code, now) || spendRecoveryCode(handle, userId, code));
  }

  /**
   * Asks for no codes any more.
   *
   * @return whether any were asked for
   */
  public static boolean remove(Handle handle, String userId) {
    var asked =
        handle
            .createQuery(
                """
                delete from second_factors where user_id = :userId returning confirmed_at is not null
                """)
            .bind("userId", userId)
            .mapTo(Boolean.class)
            .findOne();
    forgetRecoveryCodes(handle, userId);
    return asked.orElse(false);
  }

  private boolean spend(Handle handle, String userId, Kept kept, String code, Instant now) {
    var step = Totp.match(kept.secret(), plain(code), now, kept.lastStep());
    if (step.isEmpty()) {
      return false;
    }
    handle
        .createUpdate("update second_factors set last_step = :step where user_id = :userId")
        .bind("userId", userId)
        .bind("step", step.getAsLong())
        .execute();
    return true;
  }

  private static boolean spendRecoveryCode(Handle handle, String userId, String code) {
    return handle
            .createUpdate(
                "delete from recovery_codes where user_id = :userId and code_hash = :hash")
            .bind("userId", userId)
            .bind("hash", Digests.of(plain(code)))
            .execute()
        == 1;
  }

  private List<String> drawRecoveryCodes(Handle handle, String userId) {
    forgetRecoveryCodes(handle, userId);
    var codes = new ArrayList<String>(RECOVERY_CODES);
    for (var i = 0; i < RECOVERY_CODES; i++) {
      var code = RandomText.of(RECOVERY_SYMBOLS, random).toLowerCase(Locale.ROOT);
      codes.add(code.replaceAll("(.{5})(?=.)", "$1-"));
      handle
          .createUpdate("insert into recovery_codes (user_id, code_hash) values (:userId, :hash)")
          .bind("userId", userId)
          .bind("hash", Digests.of(code))
          .execute();
    }
    return codes;
  }

  private static void forgetRecoveryCodes(Handle handle, String userId) {
    handle
        .createUpdate("delete from recovery_codes where user_id = :userId")
        .bind("userId", userId)
        .execute();
  }

  private @Nullable Kept lock(Handle handle, String userId) {
    return handle
        .createQuery(
            """
            select secret, confirmed_at is not null as confirmed, last_step
            from second_factors where user_id = :userId for update
            """)
        .bind("userId", userId)
        .map(
            (row, _) ->
                new Kept(
                    Base32.decode(secrets.open(row.getBytes("secret"))),
                    row.getBoolean("confirmed"),
                    row.getLong("last_step")))
        .findOne()
        .orElse(null);
  }

  /** As people type them: apps show gaps, and recovery codes have dashes. */
  private static String plain(String code) {
    return code.replaceAll("[\\s-]+", "").toLowerCase(Locale.ROOT);
  }
}
