package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.text;
import static io.waymark.platform.schema.Texts.issue;
import static io.waymark.platform.schema.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @ParameterizedTest
  @DisplayName("(c.3) a value of another type is named")
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | number",
        "true | boolean",
        "null | null",
        "[] | array",
        "{} | object",
        "1e999 | number",
        " | undefined"
      })
  void namesOtherTypes(String json, String received) {
    assertThat(issue(text(), json))
        .isEqualTo("invalid_type: x: Invalid input: expected string, received " + received);
  }

  @Test
  @DisplayName("(c.3) an own text stands for a missing value and for a wrong type")
  void ownTextForMissingAndWrongType() {
    var slug = text().message("slug is required").min(1, "slug cannot be empty.");
    assertThat(issue(slug, null)).isEqualTo("invalid_type: x: slug is required");
    assertThat(issue(slug, "5")).isEqualTo("invalid_type: x: slug is required");
    assertThat(issue(slug, "\"\"")).isEqualTo("too_small: x: slug cannot be empty.");
  }

  @Test
  @DisplayName("(c.3) lengths")
  void lengths() {
    var schema = text().min(2).max(3);
    assertThat(issue(schema, "\"a\""))
        .isEqualTo("too_small: x: Too small: expected string to have >=2 characters");
    assertThat(issue(schema, "\"abcd\""))
        .isEqualTo("too_big: x: Too big: expected string to have <=3 characters");
    assertThat(issue(text().max(1, "Short!"), "\"abcd\"")).isEqualTo("too_big: x: Short!");
    assertThat(read(schema, "\"abc\"")).isEqualTo("abc");
  }

  @Test
  void lengthsCountUtf16Units() {
    assertThat(read(text().max(2), "\"\uD83D\uDE00\"")).isEqualTo("\uD83D\uDE00");
    assertThat(issue(text().max(1), "\"\uD83D\uDE00\"")).startsWith("too_big");
  }

  @Test
  void stepsRunInTheirOrder() {
    assertThat(read(text().trimmed().max(1), "\"  a  \"")).isEqualTo("a");
    assertThat(issue(text().max(1).trimmed(), "\"  a  \"")).startsWith("too_big");
  }

  @Test
  void theEmptyTextCanBecomeNull() {
    assertThat(read(text().trimmed().emptyAsNull(), "\"  \"")).isNull();
    assertThat(read(text().emptyAsNull(), "\"a\"")).isEqualTo("a");
  }

  @Test
  void someTextsCanCountAsAbsent() {
    var shape = Shape.untyped(Schemas.field("x", text().absentWhen(String::isBlank)).optional());
    assertThat(shape.normalise(Texts.json("{\"x\": \" \"}"))).isEqualTo(Map.of());
  }

  @Test
  @DisplayName("(c.3) formats")
  void formats() {
    assertThat(issue(text().endingWith(".link"), "\"a.com\""))
        .isEqualTo("invalid_format: x: Invalid string: must end with \".link\"");
    assertThat(issue(text().email(), "\"foo\""))
        .isEqualTo("invalid_format: x: Invalid email address");
    assertThat(issue(text().url(StandInUrls::isUrl), "\"foo\""))
        .isEqualTo("invalid_format: x: Invalid URL");
    assertThat(issue(text().matching(Pattern.compile("[a-z]+"), "Letters only."), "\"a1\""))
        .isEqualTo("invalid_format: x: Letters only.");
  }

  @Test
  @DisplayName("(c.3) own mappings and rules")
  void mappingsAndRules() {
    assertThat(issue(text().mapped(StandInUrls::target, "Invalid URL"), "\"foo\""))
        .isEqualTo("custom: x: Invalid URL");
    assertThat(read(text().mapped(StandInUrls::target, "Invalid URL"), "\"foo.com\""))
        .isEqualTo("https://foo.com/");
    assertThat(issue(text().rule("code"::equals, "must be 'code'"), "\"token\""))
        .isEqualTo("custom: x: must be 'code'");
    assertThat(issue(text().rule(s -> false, IssueCode.TOO_BIG, "No."), "\"a\""))
        .isEqualTo("too_big: x: No.");
  }

  @Test
  void rulesPassNullBy() {
    assertThat(read(text().nullable().rule(s -> false, "No."), "null")).isNull();
  }

  @Test
  @DisplayName("U+0000, which PostgreSQL cannot store, is refused")
  void refusesTheNullCharacter() {
    assertThat(issue(text(), "\"a\\u0000b\""))
        .isEqualTo("custom: x: Text must not contain the null character (U+0000).");
  }

  @ParameterizedTest
  @DisplayName("half surrogate pairs become U+FFFD")
  @CsvSource({"\\ud83d, \uFFFD", "a\\ude00b, a\uFFFDb", "\\ude00\\ud83d, \uFFFD\uFFFD"})
  void replacesHalfSurrogatePairs(String escaped, String expected) {
    assertThat(read(text(), '"' + escaped + '"')).isEqualTo(expected);
  }

  @Test
  void keepsWholeSurrogatePairs() {
    assertThat(read(text(), "\"\\ud83d\\ude00\"")).isEqualTo("\uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.co", "A.b+c'd_e-f@x-y.z9.com", "1@2.museum", "-@a.bc", "a'b@c.de"})
  void acceptsEmailAddresses(String address) {
    assertThat(Email.isValid(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "foo",
        "a@",
        "@b.co",
        "a@b",
        "a@b.c",
        "a@.co",
        "a@b..co",
        "a..b@c.de",
        ".a@b.co",
        "a.@b.co",
        "a'@b.co",
        "a b@c.de",
        "a@b@c.de",
        "a@-b.co",
        "a@b.-c.de",
        "a@b.c1",
        "ä@b.co",
        "a@b_c.de",
        "a@b.co "
      })
  void refusesWhatIsNoEmailAddress(String address) {
    assertThat(Email.isValid(address)).isFalse();
  }

  @Test
  void longAddressesAreDecided() {
    assertThat(Email.isValid("a@" + "b.".repeat(1_000_000) + "com")).isTrue();
    assertThat(Email.isValid("a".repeat(1_000_000))).isFalse();
  }
}
