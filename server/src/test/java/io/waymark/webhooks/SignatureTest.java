package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  @DisplayName("webhooks 5: the signature of the contract's example")
  void example() {
    var body =
        "{\"id\":\"evt_1\",\"event\":\"link.created\",\"createdAt\":\"2026-01-01T00:00:00.000Z\",\"data\":{}}";
    assertThat(Signature.of("whsec_0123456789abcdef0123456789abcdef", body.getBytes(UTF_8)))
        .isEqualTo("519c36c13c21297a3218c77b585fc579b7b2c6a7ba062a48914dd04be4f4a5c4");
  }
}
