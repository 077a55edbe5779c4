package io.waymark.traffic.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.links.Link.TestVariant;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final String A = "https://x.com/a?q=1&r=ü";
  private static final String B = "https://x.com/b";

  private static Links testing() {
    return Links.to("https://x.com/main")
        .test(Visits.NOW.plusSeconds(1), new TestVariant(A, 50), new TestVariant(B, 50));
  }

  static Stream<List<Double>> weights() {
    return Stream.of(
        List.of(50.0, 50.0),
        List.of(10.0, 90.0),
        List.of(20.0, 30.0, 50.0),
        List.of(90.0, 90.0, 90.0, 10.0),
        List.of(10.0, 10.0),
        List.of(33.3, 12.5));
  }

  @ParameterizedTest
  @MethodSource("weights")
  @DisplayName("RED-35: variants are drawn by their weights, whatever these add up to (chi-square)")
  void distribution(List<Double> weights) {
    var seed = seed();
    var random = new SplittableRandom(seed);
    var draws = 100_000;
    var total = weights.stream().mapToDouble(Double::doubleValue).sum();
    var variants =
        Stream.iterate(0, i -> i < weights.size(), i -> i + 1)
            .map(i -> new TestVariant("v" + i, weights.get(i)))
            .toList();
    var counts = new HashMap<String, Integer>();
    for (var i = 0; i < draws; i++) {
      counts.merge(Targets.drawn(variants, random), 1, Integer::sum);
    }
    var chiSquare = 0.0;
    for (var variant : variants) {
      var expected = draws * variant.percentage() / total;
      var difference = counts.getOrDefault(variant.url(), 0) - expected;
      chiSquare += difference * difference / expected;
    }
    // Beyond these lies one in a million: 1, 2 and 3 degrees of freedom.
    var limit = new double[] {23.93, 27.63, 30.66}[variants.size() - 2];
    assertThat(chiSquare).as("seed %d", seed).isLessThan(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B})
  @DisplayName("RED-21, RED-35: a visitor keeps the variant by the cookie the first visit set")
  void sticky(String variant) {
    var cookie = TestCookie.header(variant, "/promo", Visits.NOW);
    assertThat(cookie).isNotNull().endsWith("; Max-Age=604800").matches("[!-~ ]+");
    var brought = "x=y; " + cookie.split(";", 2)[0];
    var random = new SplittableRandom(1);
    for (var i = 0; i < 50; i++) {
      var target = Targets.choose(testing().link(), brought, Visits.NOW, random);
      assertThat(target).isNotNull();
      assertThat(target.variant()).isEqualTo(variant);
    }
  }

  @Test
  @DisplayName("RED-35: a cookie that names no variant is as good as none")
  void foreignCookie() {
    var decision =
        Rules.decide(
            testing(), Visits.to("/promo").bringing("dub_test_url=https%3A%2F%2Fevil.com%2F"));
    var redirect = (Decision.Redirect) decision;
    assertThat(redirect.location()).startsWith("https://x.com/");
    assertThat(redirect.recording().variant()).isIn(A, B);
  }

  @Test
  @DisplayName("RED-35: a test that is over, or has no end, is none")
  void over() {
    var variant = new TestVariant(B, 50);
    for (var link :
        List.of(
            Links.to("https://x.com/").test(Visits.NOW, variant, variant),
            Links.to("https://x.com/").test(Visits.NOW.minusSeconds(9), variant, variant))) {
      var redirect = (Decision.Redirect) Rules.decide(link, Visits.to("/promo"));
      assertThat(redirect.location()).isEqualTo("https://x.com/");
      assertThat(redirect.recording().variant()).isNull();
    }
  }

  @Test
  @DisplayName("RED-35: a variant that may not be followed gives way to the link's destination")
  void badVariants() {
    var link =
        Links.to("https://x.com/")
            .test(
                Visits.NOW.plusSeconds(9),
                new TestVariant("javascript:x", 50),
                new TestVariant("no address", 50));
    var redirect = (Decision.Redirect) Rules.decide(link, Visits.to("/promo"));
    assertThat(redirect.location()).isEqualTo("https://x.com/");
    assertThat(redirect.recording().variant()).isNull();
  }

  @Test
  @DisplayName("RED-12: a variant decides whether the destination is told the click")
  void needsClickId() {
    var variant = new TestVariant("https://a.sng.link/z", 50);
    var link = Links.to("https://x.com/").test(Visits.NOW.plusSeconds(9), variant, variant);
    assertThat(Rules.location(link, Visits.to("/promo"))).contains("dub_id=" + Rules.CLICK);
  }

  @Test
  @DisplayName("RED-21: a cookie that no browser would keep is not sent")
  void longVariant() {
    assertThat(TestCookie.header("https://x.com/" + "a".repeat(5_000), "/p", Visits.NOW)).isNull();
  }

  private static long seed() {
    var seed = Long.getLong("waymark.seed", System.nanoTime());
    System.out.println("TargetsTest: -Dwaymark.seed=" + seed);
    return seed;
  }
}
