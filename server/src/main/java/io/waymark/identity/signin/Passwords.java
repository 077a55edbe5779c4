package io.waymark.identity.signin;

import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.crypto.Argon2id;
import io.waymark.platform.schema.Schema;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Passwords of people: what they may be, and how they are kept. */
public final class Passwords {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 1_000;

  /** Salts are nobody's choice, not even a test's. */
  private static final SecureRandom SALTS = new SecureRandom();

  private Passwords() {}

  /** A password somebody chooses. */
  public static Schema<String> chosen() {
    return text()
        .min(SHORTEST, "A password needs at least %d characters.".formatted(SHORTEST))
        .max(LONGEST);
  }

  /** A password somebody shows. */
  public static Schema<String> shown() {
    return text().min(1).max(LONGEST);
  }

  /** What is kept of a password. */
  public static String hash(String password) {
    return Argon2id.hash(password, SALTS);
  }

  /**
   * Whether a password fits what is kept.
   *
   * @param hash null if there is none: then nothing fits, after the same time
   */
  public static boolean fits(String password, @Nullable String hash) {
    return hash == null ? Argon2id.matchesNobody(password) : Argon2id.matches(password, hash);
  }
}
