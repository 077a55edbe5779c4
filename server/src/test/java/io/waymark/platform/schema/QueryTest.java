package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @ParameterizedTest
  @DisplayName("(G7) flags are true or false in any case")
  @CsvSource({"true, true", "TRUE, true", "False, false"})
  void flags(String text, boolean expected) {
    assertThat(read(Query.flag(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("(G7) flags are nothing else")
  @ValueSource(strings = {"1", "yes", "", " true"})
  void otherFlags(String text) {
    assertThat(issue(Query.flag(), text))
        .isEqualTo("invalid_value: x: Invalid option: expected one of \"true\"|\"false\"");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "' 5 ', 5",
    "'', 0",
    "-1.5, -1.5",
    "1e3, 1000",
    ".5, 0.5",
    "5., 5",
    "0x1f, 31",
    "0b11, 3",
    "0o17, 15",
    "+7, 7"
  })
  void numbersAreReadAsJavaScriptDoes(String text, double expected) {
    assertThat(read(Query.number(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "1_000", "5px", "1d", "0x", "0xg", "--1", ".", "NaN", "١", "0x1p3"})
  void textThatIsNoNumber(String text) {
    assertThat(issue(Query.number(), text))
        .isEqualTo("invalid_type: x: Invalid input: expected number, received NaN");
  }

  @Test
  void numbersWithoutEnd() {
    assertThat(issue(Query.number(), "Infinity"))
        .isEqualTo("invalid_type: x: Invalid input: expected number, received number");
    assertThat(issue(Query.number(), "9".repeat(100_000)))
        .isEqualTo("invalid_type: x: Invalid input: expected number, received NaN");
  }

  @ParameterizedTest
  @DisplayName("(d) page texts")
  @CsvSource({
    "abc, invalid_type: x: Page must be a number.",
    "1.5, invalid_type: x: Page must be an integer.",
    "0, too_small: x: Page must be greater than 0.",
    "'', too_small: x: Page must be greater than 0.",
    "-1, too_small: x: Page must be greater than 0."
  })
  void pages(String text, String expected) {
    assertThat(issue(Query.page(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("(d) page size texts")
  @CsvSource({
    "abc, invalid_type: x: Page size must be a number.",
    "1.5, invalid_type: x: Page size must be an integer.",
    "0, too_small: x: Page size must be greater than 0.",
    "51, too_big: x: Max page size is 50."
  })
  void pageSizes(String text, String expected) {
    assertThat(issue(Query.pageSize(50), text)).isEqualTo(expected);
  }

  @Test
  @DisplayName("(B4.1) filters")
  void filters() {
    assertThat(read(Query.filter(), "US")).isEqualTo(new Filter(Filter.Operator.IS, List.of("US")));
    assertThat(read(Query.filter(), "US,,BR,"))
        .isEqualTo(new Filter(Filter.Operator.IS_ONE_OF, List.of("US", "BR")));
    assertThat(read(Query.filter(), "-US"))
        .isEqualTo(new Filter(Filter.Operator.IS_NOT, List.of("US")));
    assertThat(read(Query.filter(), "-US,BR"))
        .isEqualTo(new Filter(Filter.Operator.IS_NOT_ONE_OF, List.of("US", "BR")));
    assertThat(read(Query.filter(value -> value.toUpperCase(Locale.ROOT)), "us,br"))
        .isEqualTo(new Filter(Filter.Operator.IS_ONE_OF, List.of("US", "BR")));
  }

  @ParameterizedTest
  @DisplayName("(B4.1) filters without values are absent")
  @ValueSource(strings = {"", ",", "-", "-,,"})
  void emptyFilters(String text) {
    var shape = Shape.untyped(field("x", Query.filter()).optional());
    assertThat(shape.parseQuery(Map.of("x", text))).isEmpty();
  }

  @Test
  void negationIsTold() {
    assertThat(Filter.Operator.IS_NOT.negated()).isTrue();
    assertThat(Filter.Operator.IS_NOT_ONE_OF.negated()).isTrue();
    assertThat(Filter.Operator.IS_ONE_OF.negated()).isFalse();
  }

  @Test
  void absentParametersAreTold() {
    assertThat(issue(Query.number(), null)).endsWith("expected number, received NaN");
    assertThat(issue(Query.flag(), null)).startsWith("invalid_value");
  }

  private static <T> @Nullable T read(Schema<T> schema, @Nullable String text) {
    return schema.read(text == null ? null : TextNode.valueOf(text), Path.ROOT.child("x")).value();
  }

  private static String issue(Schema<?> schema, @Nullable String text) {
    return Texts.issue(() -> read(schema, text));
  }
}
