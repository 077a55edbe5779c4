package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.MetadataCondition;
import io.waymark.events.MetadataCondition.Comparison;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataQueryTest {

  @ParameterizedTest
  @DisplayName("B4.7: one condition in each of its forms")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "metadata.plan:pro | plan | EQUAL | pro",
        "metadata.plan = pro | plan | EQUAL | pro",
        "metadata.plan == pro | plan | EQUAL | pro",
        "metadata.plan => pro | plan | EQUAL | pro",
        "metadata.plan != pro | plan | NOT_EQUAL | pro",
        "metadata.seats > 5 | seats | ABOVE | 5",
        "metadata.seats<5 | seats | BELOW | 5",
        "metadata.seats >= 5 | seats | AT_LEAST | 5",
        "metadata.seats <= 5 | seats | AT_MOST | 5",
        "metadata['plan'] = 'pro' | plan | EQUAL | pro",
        "metadata[\"plan\"] = \"pro\" | plan | EQUAL | pro",
        "metadata['a']['b'] = `x` | a | EQUAL | x",
        "metadata.a.b.c = x | a | EQUAL | x",
        "metadata.plan = 'pro' plus | plan | EQUAL | 'pro' plus",
        "metadata.url = http://a.test/?b=c | url | EQUAL | http://a.test/?b=c",
        "metadata.x = a;b--c/*d*/e\\f | x | EQUAL | abcdef",
      })
  void reads(String query, String key, Comparison comparison, String value) {
    assertThat(MetadataQuery.parse(query))
        .containsExactly(new MetadataCondition(key, comparison, value));
  }

  @ParameterizedTest
  @DisplayName("B4.7: what is no condition is passed over")
  @ValueSource(
      strings = {
        "",
        "  ",
        "plan = pro",
        "metadata = pro",
        "metadata.plan",
        "metadata.plan =",
        "metadata.plan = ''",
        "metadata.plan = ;",
        "metadata.pl-an = pro",
        "metadata['pl an'] = pro",
        "metadata. = x",
        "= = =",
        "AND OR"
      })
  void passesOver(String query) {
    assertThat(MetadataQuery.parse(query)).isEmpty();
  }

  @Test
  @DisplayName("B4.7: all conditions must hold, whether AND or OR stands between them")
  void readsSeveral() {
    assertThat(
            MetadataQuery.parse("metadata.a = 1 AND metadata.b = 2 or nonsense OR metadata.c > 3"))
        .extracting(MetadataCondition::key)
        .containsExactly("a", "b", "c");
  }

  @Test
  void endsOnHostileQueries() {
    for (var hostile :
        new String[] {
          "=".repeat(10_000),
          " ".repeat(10_000),
          "[".repeat(10_000),
          "metadata" + "['".repeat(4_000),
          " and".repeat(2_500),
          "metadata.a" + ".".repeat(9_000) + "= x"
        }) {
      assertThat(MetadataQuery.parse(hostile)).hasSizeLessThan(2);
    }
  }
}
