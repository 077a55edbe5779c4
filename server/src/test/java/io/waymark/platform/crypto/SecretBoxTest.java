package io.waymark.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final byte[] KEY = new byte[32];

  private final SecretBox box = new SecretBox(KEY, new SecureRandom());

  @Test
  void opensWhatItSealed() {
    for (var secret : new String[] {"", "hunter2", "pässwörd 😀", "x".repeat(10_000)}) {
      assertThat(box.open(box.seal(secret))).isEqualTo(secret);
    }
  }

  @Test
  void equalSecretsLookDifferent() {
    assertThat(box.seal("hunter2")).isNotEqualTo(box.seal("hunter2"));
  }

  @Test
  void everyChangedBitIsFound() {
    var sealed = box.seal("hunter2");
    for (var bit = 0; bit < sealed.length * 8; bit++) {
      var changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> box.open(changed)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aShortenedSecretIsRefused() {
    var sealed = box.seal("hunter2");
    for (var length = 0; length < sealed.length; length++) {
      var shortened = Arrays.copyOf(sealed, length);

      assertThatThrownBy(() -> box.open(shortened)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anotherServersKeyOpensNothing() {
    var other = KEY.clone();
    other[31] = 1;
    var foreign = new SecretBox(other, new SecureRandom());

    assertThatThrownBy(() -> foreign.open(box.seal("hunter2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key");
    assertThat(foreign.signed("text", box.sign("text"))).isFalse();
  }

  @Test
  void aSignatureIsForOneTextOnly() {
    var token = box.sign("link-password:link_1:hunter2");

    assertThat(box.signed("link-password:link_1:hunter2", token)).isTrue();
    assertThat(box.signed("link-password:link_2:hunter2", token)).isFalse();
    assertThat(box.signed("link-password:link_1:hunter2", token + "=")).isFalse();
    assertThat(box.signed("link-password:link_1:hunter2", "")).isFalse();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new SecretBox(new byte[31], new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
