package io.waymark.traffic.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void findsLiteralsThatOverlapAndContainEachOther() {
    var literals = new Literals(List.of("she", "he", "hers", "his", "ushers"));
    assertThat(literals.in("USHERS").stream().mapToObj(literals.all()::get))
        .containsExactlyInAnyOrder("she", "he", "hers", "ushers");
  }

  @Test
  void ignoresTheCaseOfAsciiLettersOnly() {
    var literals = new Literals(List.of("KIT"));
    assertThat(literals.anyIn("webKit")).isTrue();
    assertThat(literals.anyIn("web\u212Ait")).isFalse();
  }

  @Test
  void isNotConfusedByOtherCharacters() {
    var literals = new Literals(List.of("ab"));
    assertThat(literals.anyIn("a\0b a\ud83db aéb")).isFalse();
    assertThat(literals.anyIn("")).isFalse();
  }

  @Test
  void refusesWhatItCannotFind() {
    assertThatThrownBy(() -> new Literals(List.of(""))).hasMessageContaining("empty");
    assertThatThrownBy(() -> new Literals(List.of("é"))).hasMessageContaining("ASCII");
  }

  @Test
  void agreesWithASearchForEachLiteral() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 200; round++) {
      var literals =
          new Literals(IntStream.range(0, 12).mapToObj(_ -> letters(random, 1, 4)).toList());
      var text = letters(random, 0, 40);
      var expected =
          literals.all().stream().filter(text.toLowerCase(Locale.ROOT)::contains).toList();
      assertThat(literals.in(text).stream().mapToObj(literals.all()::get).toList())
          .as("%s in %s", literals.all(), text)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(literals.anyIn(text)).isEqualTo(!expected.isEmpty());
    }
  }

  private static String letters(RandomGenerator random, int shortest, int longest) {
    var text = new StringBuilder();
    int length = random.nextInt(shortest, longest + 1);
    while (text.length() < length) {
      text.append("abcA".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
