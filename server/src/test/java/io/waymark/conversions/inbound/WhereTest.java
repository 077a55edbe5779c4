package io.waymark.conversions.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {
  @ParameterizedTest
  @CsvSource({
    "a, /a",
    "data.items[0].price, /data/items/0/price",
    "$.data.items.0.price, /data/items/0/price",
    "/data/a.b, /data/a.b",
    "a/b.c~d, /a~1b/c~0d",
  })
  void places(String place, String pointer) {
    assertThat(Where.valid(place)).isTrue();
    assertThat(Where.pointer(place)).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "a/"})
  void nowhere(String place) {
    assertThat(Where.valid(place)).isFalse();
  }
}
