package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @Test
  void isWrittenAsItIsRead() {
    assertThat(Addresses.parse("192.0.2.1 , 198.51.100.2")).hasToString("192.0.2.1,198.51.100.2");
    assertThat(Addresses.parse("none")).hasToString("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "192.0.2.0/24", "192.0.2.1/32", "192.0.2", "", "1.1.1.1,"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Addresses.parse(text));
  }
}
