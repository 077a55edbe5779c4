package io.waymark.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {
  /** Of "password" with the salt "somesalt", as the reference implementation prints it. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  @Test
  @DisplayName("a hash fits its password and no other, and tells its cost")
  void fits() {
    var hash = Argon2id.hash("correct horse", new SecureRandom());
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Argon2id.matches("correct horse", hash)).isTrue();
    assertThat(Argon2id.matches("correct horse ", hash)).isFalse();
    assertThat(Argon2id.matches("", hash)).isFalse();
    assertThat(Argon2id.hash("correct horse", new Random(1))).isNotEqualTo(hash);
  }

  @Test
  @DisplayName("hashes of other software are understood")
  void reference() {
    assertThat(Argon2id.matches("password", REFERENCE)).isTrue();
    assertThat(Argon2id.matches("passwort", REFERENCE)).isFalse();
  }

  @Test
  @DisplayName("no password is that of nobody")
  void nobody() {
    assertThat(Argon2id.matchesNobody("")).isFalse();
    assertThat(Argon2id.matchesNobody("password")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=0,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQab$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPcab",
      })
  @DisplayName("what is no hash, or asks for too much, fits no password")
  void refused(String text) {
    assertThat(Argon2id.isHash(text)).isFalse();
    assertThat(Argon2id.matches("password", text)).isFalse();
  }
}
