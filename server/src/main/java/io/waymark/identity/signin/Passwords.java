package io.waymark.identity.signin;

import static io.waymark.platform.schema.Schemas.text;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.waymark.platform.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Passwords of people: what they may be, and how they are kept. */
public final class Passwords {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 1_000;

  /** Argon2id with the parameters OWASP recommends. */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** Of 24 random bytes that were thrown away, so that no password fits. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$NEUGgKBfPKrjAWMgPXeKMA$B9TNo0tbz5K9BsuGq7N1atzU25KDZS4SbnbFDpSHgV8";

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
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  /**
   * Whether a password fits what is kept.
   *
   * @param hash null if there is none: then nothing fits, after the same time
   */
  public static boolean fits(String password, @Nullable String hash) {
    return Password.check(password, hash == null ? NOBODYS_HASH : hash).with(ARGON2)
        && hash != null;
  }
}
