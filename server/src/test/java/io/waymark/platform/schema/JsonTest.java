package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @DisplayName("(c.2) what is not one JSON value is malformed")
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{} {}",
        "{}x",
        "NaN",
        "[1,]",
        "'a'",
        "{a:1}",
        "// hi\n{}",
        "01",
        "\"a",
        "\"\t\"",
        "undefined"
      })
  void malformed(String body) {
    assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> read(body));
  }

  @Test
  void theMessageTellsThePlaceAndNothingOfTheInput() {
    assertThatExceptionOfType(MalformedJson.class)
        .isThrownBy(() -> read("{\n\"secret\": oops}"))
        .withMessageMatching("The body is not valid JSON \\(line 2, column \\d+\\)\\.");
  }

  @Test
  void theLastOfEqualKeysWins() {
    assertThat(read("{\"a\": 1, \"a\": 2}")).hasToString("{\"a\":2}");
  }

  @Test
  void aByteOrderMarkAndDamagedBytesAreTolerated() {
    assertThat(read("\uFEFF{}")).hasToString("{}");
    assertThat(Json.read(new byte[] {'"', (byte) 0xff, '"'}).textValue()).isEqualTo("\uFFFD");
  }

  @Test
  void depthAndSizesAreBounded() {
    assertThat(read("[".repeat(100) + "]".repeat(100))).hasSize(1);
    for (var tooMuch :
        new String[] {
          "[".repeat(101) + "]".repeat(101),
          "9".repeat(1_001),
          "{\"" + "k".repeat(10_001) + "\": 1}",
          "\"" + "x".repeat(8_000_001) + "\""
        }) {
      assertThatExceptionOfType(MalformedJson.class)
          .isThrownBy(() -> read(tooMuch))
          .withMessage("The JSON is too deep or too large.");
    }
  }

  @Test
  void deepNonsenseDoesNotOverflowTheStack() {
    assertThatExceptionOfType(MalformedJson.class)
        .isThrownBy(() -> read("{\"a\":".repeat(1_000_000)));
  }

  private static JsonNode read(String body) {
    return Json.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
