package io.waymark.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of people's passwords, in the PHC string format that other software reads and writes. Each
 * takes 19 MiB while it is computed, so no more than two are computed at once.
 */
public final class Argon2id {
  // As OWASP recommends.
  private static final int MEMORY = 19_456; // KiB
  private static final int PASSES = 2;
  private static final int SALT = 16; // bytes
  private static final int LENGTH = 32; // bytes

  // Of hashes from elsewhere: what a check may cost at most.
  private static final int MOST_MEMORY = 65_536; // KiB
  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;

  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Semaphore AT_ONCE = new Semaphore(2);

  /** Of nothing anybody knows: no password fits, and finding that out takes as long as ever. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$NEUGgKBfPKrjAWMgPXeKMA$B9TNo0tbz5K9BsuGq7N1atzU25KDZS4SbnbFDpSHgV8";

  private Argon2id() {}

  private record Cost(int memory, int passes, int lanes) {
    boolean bearable() {
      return lanes >= 1
          && lanes <= MOST_LANES
          && memory >= 8 * lanes
          && memory <= MOST_MEMORY
          && passes >= 1
          && passes <= MOST_PASSES;
    }
  }

  private record Parsed(Cost cost, byte[] salt, byte[] hash) {}

  /**
   * The hash of a password with a new salt.
   *
   * @param random must be unpredictable
   */
  public static String hash(String password, RandomGenerator random) {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    var hash = compute(password, salt, new Cost(MEMORY, PASSES, 1), LENGTH);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether this is such a hash, of a cost that we are willing to pay. */
  public static boolean isHash(String text) {
    return parse(text) != null;
  }

  /** Whether a password has this hash; false for what is no hash. */
  public static boolean matches(String password, String encoded) {
    var parsed = parse(encoded);
    return parsed != null
        && MessageDigest.isEqual(
            parsed.hash(), compute(password, parsed.salt(), parsed.cost(), parsed.hash().length));
  }

  /** Takes as long as {@link #matches}, so that answers do not tell who has an account. */
  public static boolean matchesNobody(String password) {
    return matches(password, NOBODYS);
  }

  private static @Nullable Parsed parse(String text) {
    var parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    var cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    if (!cost.bearable()) {
      return null;
    }
    try {
      var base64 = Base64.getDecoder();
      return new Parsed(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static byte[] compute(String password, byte[] salt, Cost cost, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    var hash = new byte[length];
    AT_ONCE.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(UTF_8), hash);
    } finally {
      AT_ONCE.release();
    }
    return hash;
  }
}
