package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Texts.issue;
import static io.waymark.platform.schema.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTest {
  @ParameterizedTest
  @DisplayName("(c.3) a value of another type is named")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"7\" | string",
        "true | boolean",
        "null | null",
        "[] | array",
        "{} | object",
        " | undefined",
        "1e999 | number"
      })
  void namesOtherTypes(String json, String received) {
    var expected = "invalid_type: x: Invalid input: expected number, received " + received;
    assertThat(issue(number(), json)).isEqualTo(expected);
    assertThat(issue(integer(), json)).isEqualTo(expected);
  }

  @Test
  @DisplayName("(c.3) inclusive and exclusive bounds")
  void bounds() {
    assertThat(issue(number().min(3), "2.5"))
        .isEqualTo("too_small: x: Too small: expected number to be >=3");
    assertThat(issue(number().max(190), "191"))
        .isEqualTo("too_big: x: Too big: expected number to be <=190");
    assertThat(issue(number().above(0), "0"))
        .isEqualTo("too_small: x: Too small: expected number to be >0");
    assertThat(issue(number().below(9), "9"))
        .isEqualTo("too_big: x: Too big: expected number to be <9");
    assertThat(read(number().min(3).max(190), "3.5")).isEqualTo(3.5);
  }

  @Test
  @DisplayName("(c.3) own texts")
  void ownTexts() {
    var amount = integer().message("amount is required").min(0, "amount cannot be negative");
    assertThat(issue(amount, null)).isEqualTo("invalid_type: x: amount is required");
    assertThat(issue(amount, "\"100\"")).isEqualTo("invalid_type: x: amount is required");
    assertThat(issue(amount, "-1")).isEqualTo("too_small: x: amount cannot be negative");
    assertThat(issue(amount, "1.5"))
        .isEqualTo("invalid_type: x: Invalid input: expected int, received number");
    assertThat(issue(integer().integerMessage("Whole ones."), "1.5"))
        .isEqualTo("invalid_type: x: Whole ones.");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5.0, 5", "1e3, 1000", "-0, 0", "9007199254740991, 9007199254740991"})
  void readsIntegersHoweverTheyAreWritten(String json, long expected) {
    assertThat(read(integer(), json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740992", "9007199254740993", "1e300", "123456789012345678901"})
  void refusesIntegersThatAreNotExactInJson(String json) {
    assertThat(issue(integer(), json))
        .isEqualTo("too_big: x: Too big: expected int to be <=9007199254740991");
    assertThat(issue(integer(), "-" + json))
        .isEqualTo("too_small: x: Too small: expected int to be >=-9007199254740991");
  }

  @Test
  void becomesAnIntOnlyWithinItsBounds() {
    assertThat(read(integer().min(0).max(9).asInt(), "4")).isEqualTo(4);
    assertThatIllegalStateException().isThrownBy(() -> integer().max(9).asInt());
    assertThatIllegalStateException().isThrownBy(() -> integer().min(0).asInt());
    assertThatIllegalStateException().isThrownBy(() -> number().min(0).max(9).asInt());
  }
}
