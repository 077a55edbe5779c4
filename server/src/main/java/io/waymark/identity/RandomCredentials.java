package io.waymark.identity;

import io.waymark.platform.text.RandomText;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes the random credentials of api-contract b.1. The generator must be cryptographically strong.
 */
public final class RandomCredentials {
  private final RandomGenerator random;

  public RandomCredentials(RandomGenerator random) {
    this.random = random;
  }

  /** A workspace API key: {@code dub_} and 24 characters. */
  public String apiKey() {
    return "dub_" + RandomText.of(24, random);
  }

  /** A key of a user: 24 characters, none of them an underscore. */
  public String personalKey() {
    return RandomText.of(24, random);
  }

  /**
   * Random bytes in hexadecimal, as OAuth's credentials have them.
   *
   * @param bytes how many; the text is twice as long
   */
  public String hex(int bytes) {
    var drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  String sessionToken() {
    return RandomText.of(43, random);
  }

  /** A first password for people to type once. */
  String password() {
    return RandomText.of(20, random);
  }
}
