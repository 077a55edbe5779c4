package io.waymark.identity;

import io.waymark.identity.signin.Digests;

/**
 * How random credentials are stored: hex SHA-256 of the whole text. They are long and random, so no
 * salt is needed.
 */
final class Secrets {
  private Secrets() {}

  static String hash(String credential) {
    return Digests.of(credential);
  }
}
