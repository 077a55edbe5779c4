package io.waymark.identity;

import com.password4j.Password;
import java.util.regex.Pattern;

/** What is kept of credentials that somebody brings along: archives with keys and passwords. */
public final class Credentials {
  private static final Pattern STRONG = Pattern.compile("dub_[A-Za-z0-9_]{16,128}");

  private Credentials() {}

  /** Whether a text can be an API key: long enough not to be guessed if it is random. */
  public static boolean strong(String key) {
    return STRONG.matcher(key).matches();
  }

  /** The hash of an API key, by which it is found (b.1). */
  public static String hashedKey(String key) {
    return Secrets.hash(key);
  }

  /** What is shown of an API key of at least eight characters. */
  public static String partialKey(String key) {
    return key.substring(0, 3) + "..." + key.substring(key.length() - 4);
  }

  /** The hash of a password, another one each time. */
  public static String hashedPassword(String password) {
    return Sessions.hashPassword(password);
  }

  /** Whether a hash is of that password, with today's parameters. */
  public static boolean isOf(String hash, String password) {
    return hash.startsWith("$argon2id$") && Password.check(password, hash).with(Sessions.ARGON2);
  }
}
