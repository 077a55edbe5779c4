package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;
import static io.waymark.platform.schema.Texts.issue;
import static io.waymark.platform.schema.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booleans, choices, lists, maps, unions. */
class ValuesTest {
  @Test
  @DisplayName("(c.3) booleans in bodies are JSON booleans")
  void booleans() {
    assertThat(read(bool(), "true")).isTrue();
    assertThat(issue(bool(), "\"true\""))
        .isEqualTo("invalid_type: x: Invalid input: expected boolean, received string");
    assertThat(issue(bool(), "null"))
        .isEqualTo("invalid_type: x: Invalid input: expected boolean, received null");
  }

  @ParameterizedTest
  @DisplayName("(c.3) a choice refuses everything else with one text")
  @ValueSource(strings = {"\"c\"", "\"A\"", "5", "null", "[]"})
  void choices(String json) {
    assertThat(issue(choice("a", "b"), json))
        .isEqualTo("invalid_value: x: Invalid option: expected one of \"a\"|\"b\"");
    assertThat(issue(choice("a", "b").message("a or b"), json))
        .isEqualTo("invalid_value: x: a or b");
  }

  @Test
  @DisplayName("(c.3) a missing choice and a single one")
  void missingAndSingleChoices() {
    assertThat(issue(choice("a", "b"), null)).startsWith("invalid_value: x: Invalid option");
    assertThat(issue(choice("timestamp"), "\"x\""))
        .isEqualTo("invalid_value: x: Invalid input: expected \"timestamp\"");
  }

  @Test
  void choicesBecomeEnums() {
    enum Color {
      RED,
      PINK
    }
    var schema = choice(Color.class, color -> color.name().toLowerCase(Locale.ROOT));
    assertThat(read(schema, "\"pink\"")).isEqualTo(Color.PINK);
    assertThat(schema.normalise(Texts.json("\"pink\""))).isEqualTo("pink");
    assertThatThrownBy(() -> choice("a", "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("(c.3) lists: an element's issue comes before one with the size")
  void lists() {
    var schema = list(integer()).min(2).max(3);
    assertThat(read(schema, "[1, 2]")).containsExactly(1L, 2L);
    assertThat(issue(schema, "[\"a\"]"))
        .isEqualTo("invalid_type: x[0]: Invalid input: expected number, received string");
    assertThat(issue(schema, "[1]"))
        .isEqualTo("too_small: x: Too small: expected array to have >=2 items");
    assertThat(issue(schema, "[1,2,3,4]"))
        .isEqualTo("too_big: x: Too big: expected array to have <=3 items");
    assertThat(issue(schema, "{}"))
        .isEqualTo("invalid_type: x: Invalid input: expected array, received object");
    assertThat(issue(list(text()).min(1, "One, please."), "[]"))
        .isEqualTo("too_small: x: One, please.");
  }

  @Test
  void listsOfNullableValues() {
    assertThat(read(list(text().nullable()), "[null, \"a\"]")).containsExactly(null, "a");
  }

  @Test
  void elementsThatCountAsAbsentAreLeftOut() {
    assertThat(read(list(text().absentWhen(String::isEmpty)), "[\"\", \"a\"]"))
        .containsExactly("a");
  }

  @Test
  @DisplayName("(c.3) maps name the key in the path")
  void maps() {
    var schema = map(text().max(2));
    assertThat(read(schema, "{\"US\": \"a\", \"BR\": \"b\"}"))
        .containsExactly(Map.entry("US", "a"), Map.entry("BR", "b"));
    assertThat(issue(schema, "{\"US\": 5}"))
        .isEqualTo("invalid_type: x.US: Invalid input: expected string, received number");
    assertThat(issue(schema, "[]"))
        .isEqualTo("invalid_type: x: Invalid input: expected record, received array");
  }

  @Test
  void longKeysAreShortenedInThePath() {
    var key = "k".repeat(99) + "\uD83D\uDE00" + "k".repeat(9_000 - 1_000);
    assertThat(issue(map(text()), "{\"" + key + "\": 5}"))
        .startsWith("invalid_type: x." + "k".repeat(99) + ": Invalid input");
  }

  @Test
  void keysCannotHoldTheNullCharacter() {
    assertThat(issue(map(text()), "{\"a\\u0000\": \"b\"}"))
        .isEqualTo("custom: x: Text must not contain the null character (U+0000).");
  }

  @Test
  void anyJsonIsMadeSafeToStore() {
    assertThat(read(json(), "{\"a\": [1, \"\\ud83d\", null, 1e999], \"\\ude00\": {}}"))
        .isEqualTo(Texts.json("{\"a\": [1, \"\uFFFD\", null, null], \"\uFFFD\": {}}"));
    assertThat(issue(json(), "{\"a\": [\"\\u0000\"]}"))
        .isEqualTo("custom: x: Text must not contain the null character (U+0000).");
  }

  @Test
  @DisplayName("(G8) lists of texts may be written with commas")
  void commaSeparatedTexts() {
    assertThat(read(commaSeparated(), "\"a,b\"")).containsExactly("a", "b");
    assertThat(read(commaSeparated(), "[\"a,b\"]")).containsExactly("a,b");
    assertThat(read(commaSeparated(), "\"\"")).containsExactly("");
    assertThat(read(commaSeparated(), "\",\"")).containsExactly("", "");
    assertThat(read(commaSeparated(), "[]")).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("(c.3) a union refuses with one text")
  @ValueSource(strings = {"5", "[1]", "null", "{}"})
  void unions(String json) {
    assertThat(issue(commaSeparated(), json)).isEqualTo("invalid_union: x: Invalid input");
    assertThat(issue(either(choice("a"), choice("b")), json))
        .isEqualTo("invalid_union: x: Invalid input");
  }

  @Test
  void aMissingUnionIsInvalidToo() {
    assertThat(issue(commaSeparated(), null)).isEqualTo("invalid_union: x: Invalid input");
  }

  @Test
  @DisplayName("(c.3) a union passes on the issue of the one option that nearly fits")
  void unionsPreferTheOptionThatNearlyFits() {
    Schema<List<String>> words =
        either(text().min(2).as(List.class, word -> List.of(word)), list(text()).max(1));
    assertThat(issue(words, "\"a\""))
        .isEqualTo("too_small: x: Too small: expected string to have >=2 characters");
    assertThat(issue(words, "[\"a\", \"b\"]"))
        .isEqualTo("too_big: x: Too big: expected array to have <=1 items");
    assertThat(issue(either(text().max(1), text().max(2)), "\"abc\""))
        .isEqualTo("invalid_union: x: Invalid input");
    assertThat(issue(either(text().matching(Pattern.compile("a"), "a"), integer()), "\"b\""))
        .isEqualTo("invalid_union: x: Invalid input");
  }

  @Test
  void conversionsKeepNull() {
    assertThat(read(instant().nullable(), "null")).isNull();
    assertThat(read(text().nullable().as(Integer.class, String::length), "null")).isNull();
  }

  @Test
  @DisplayName("(c.3) dates that cannot be read")
  void instants() {
    assertThat(read(instant(), "\"2026-08-21T21:14:02.123Z\""))
        .isEqualTo(Instant.parse("2026-08-21T21:14:02.123Z"));
    assertThat(issue(instant(), "\"garbage zz\"")).isEqualTo("custom: x: Invalid date");
  }
}
