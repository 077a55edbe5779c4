package io.waymark.identity;

import io.waymark.platform.text.RandomText;
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
  String apiKey() {
    return "dub_" + RandomText.of(24, random);
  }

  String sessionToken() {
    return RandomText.of(43, random);
  }

  /** A first password for people to type once. */
  String password() {
    return RandomText.of(20, random);
  }
}
