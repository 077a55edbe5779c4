package io.waymark.partners.commissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.conversions.programs.Earning.Product;
import io.waymark.partners.rewards.Reward;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which leads and sales earn what (C4). */
class VerdictTest {
  private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
  private static final Product PRO = new Product("pro", 455, 2);
  private static final Product TEAM = new Product("team", 999, 3);
  private static final Product OTHER = new Product("other", 503, 1);

  private static Reward reward(
      String id, @Nullable Long cents, @Nullable Integer duration, @Nullable Long limit) {
    return new Reward(
        id,
        "prog_1",
        "grp_1",
        "sale",
        cents == null ? "percentage" : "flat",
        cents,
        cents == null ? new BigDecimal("20.00") : null,
        duration,
        null,
        null,
        null,
        null,
        limit,
        limit == null ? null : "month",
        START,
        START);
  }

  private static long earned(Reward reward, @Nullable Pair pair, boolean sale, Instant at) {
    var context = JsonNodeFactory.instance.objectNode();
    var what = new Verdict.Case(pair, sale, 1000, 1, at, context, List.of());
    var verdict = Verdict.of(reward, what, limit -> 0);
    return verdict == null ? 0 : verdict.earnings();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 2026-01-10T12:00:00Z, 200",
    "12, 2027-01-10T11:59:59Z, 200",
    "12, 2027-01-10T12:00:00Z, 0",
    "0, 2026-01-10T12:00:01Z, 0",
    ", 2036-01-10T12:00:00Z, 200",
    "1, 2026-02-10T11:00:00Z, 200",
    "1, 2026-02-10T12:00:00Z, 0"
  })
  void salesArePaidForAsLongAsTheRewardLasts(Integer duration, Instant at, long earnings) {
    var pair = new Pair("pending", "rw_1", duration, START);

    assertThat(earned(reward("rw_1", null, duration, null), pair, true, at)).isEqualTo(earnings);
  }

  @Test
  void customersOfAOneOffRewardStaySoWhenThePartnerMoves() {
    var pair = new Pair("paid", "rw_once", 0, START);
    var later = START.plusSeconds(60);
    assertThat(earned(reward("rw_2", null, 12, null), pair, true, later)).isZero();
    assertThat(
            earned(reward("rw_2", null, 12, null), new Pair("paid", "rw_x", 3, START), true, later))
        .isEqualTo(200);
    // the reward itself was changed from one-off to a year
    assertThat(
            earned(
                reward("rw_1", null, 12, null), new Pair("paid", "rw_1", 12, START), true, later))
        .isEqualTo(200);
    assertThat(
            earned(
                reward("rw_2", null, 12, null), new Pair("paid", null, null, START), true, later))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "pending, 200",
    "processed, 200",
    "paid, 200",
    "refunded, 200",
    "hold, 200",
    "duplicate, 200",
    "fraud, 0",
    "canceled, 0"
  })
  void fraudAndCanceledFirstCommissionsBlockThePair(String status, long earnings) {
    var pair = new Pair(status, "rw_1", 12, START);

    assertThat(earned(reward("rw_1", null, 12, null), pair, true, START)).isEqualTo(earnings);
  }

  @Test
  void aPairHasOneLead() {
    var lead = reward("rw_1", 150L, 0, null);
    assertThat(earned(lead, null, false, START)).isEqualTo(150);
    assertThat(earned(lead, new Pair("refunded", "rw_1", 0, START), false, START)).isZero();
  }

  @Test
  void nothingIsPaidByNothing() {
    assertThat(earned(reward("rw_1", 0L, null, null), null, true, START)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "299, 200", "300, 200", "301, 199", "499, 1", "500, 0", "900, 0"})
  void limitsCap(long used, long earnings) {
    var context = JsonNodeFactory.instance.objectNode();
    var what = new Verdict.Case(null, true, 1000, 1, START, context, List.of());
    var verdict = Verdict.of(reward("rw_1", null, null, 500L), what, limit -> used);

    assertThat(verdict == null ? 0 : verdict.earnings()).isEqualTo(earnings);
    assertThat(verdict == null || (verdict.description() != null) == (earnings < 200)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "day, 2026-03-04T23:59:59.999Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z",
    "week, 2026-03-04T12:00:00Z, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z",
    "week, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z",
    "week, 2026-02-28T23:59:59Z, 2026-02-22T00:00:00Z, 2026-03-01T00:00:00Z",
    "month, 2026-03-31T23:00:00Z, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "allTime, 2026-03-31T23:00:00Z, ,"
  })
  void stretchesOfLimitsAreThoseOfUtc(String interval, Instant at, Instant from, Instant until) {
    var base = reward("rw_1", null, null, 500L);
    var reward =
        new Reward(
            base.id(),
            base.programId(),
            base.groupId(),
            base.event(),
            base.type(),
            base.amountInCents(),
            base.amountInPercentage(),
            base.maxDuration(),
            null,
            null,
            null,
            null,
            500L,
            interval,
            START,
            START);

    assertThat(SpendLimit.of(reward, at)).isEqualTo(new SpendLimit(500, from, until));
  }

  /** A reward of a fifth, no more than 500, and other terms for products pro and team. */
  private static Reward ofProducts(String more) throws JsonProcessingException {
    var base = reward("rw_1", null, 12, 500L);
    var modifiers =
        new ObjectMapper()
            .readTree(
                """
                [{"type":"percentage","amountInPercentage":33.33,"conditions":[
                   {"entity":"sale","attribute":"productId","operator":"equals_to","value":"pro"}]},
                 {"type":"flat","amountInCents":7,"maxDuration":0,"conditions":[
                   {"entity":"sale","attribute":"productId","operator":"in","value":["team"]},
                   {"entity":"sale","attribute":"amount","operator":"less_than","value":1000}]}%s]"""
                    .formatted(more));
    return new Reward(
        base.id(),
        base.programId(),
        base.groupId(),
        base.event(),
        base.type(),
        base.amountInCents(),
        base.amountInPercentage(),
        base.maxDuration(),
        null,
        null,
        modifiers,
        null,
        base.spendLimitAmount(),
        base.spendLimitInterval(),
        START,
        START);
  }

  private static @Nullable Verdict judged(
      Reward reward, @Nullable Pair pair, long used, Product... products) {
    var context = JsonNodeFactory.instance.objectNode();
    context.putObject("sale").put("amount", 5000).put("productId", "as noted").put("type", "new");
    var what = new Verdict.Case(pair, true, 5000, 1, START, context, List.of(products));
    return Verdict.of(reward, what, limit -> used);
  }

  private static Verdict earning(
      Reward reward, @Nullable Pair pair, long used, Product... products) {
    return Objects.requireNonNull(judged(reward, pair, used, products));
  }

  @Test
  void productsAreJudgedEachOnItsOwnAndSummed() throws JsonProcessingException {
    var verdict = earning(ofProducts(""), null, 0, PRO, TEAM, OTHER);

    // 151.65, 3 times 7, and 100.6 of the one that no condition is about
    assertThat(verdict.earnings()).isEqualTo(152 + 21 + 101);
    assertThat(verdict.arithmetic())
        .isEqualTo("33.33 % of 455 (pro) + 3 × 7 (team) + 20 % of 503 (other)");
    var snapshot = verdict.snapshot();
    assertThat(snapshot.path("amountInPercentage").decimalValue()).isEqualByComparingTo("33.33");
    assertThat(snapshot.path("products")).hasSize(3);
    assertThat(snapshot.at("/products/1/type").asText()).isEqualTo("flat");
    assertThat(Terms.of(snapshot)).as("no share of all of it").isNull();
  }

  @Test
  void productsThatEarnNothingAreLeftOut() throws JsonProcessingException {
    var nothing =
        """
        ,{"type":"flat","amountInCents":0,"conditions":[
           {"entity":"sale","attribute":"productId","operator":"starts_with","value":"oth"}]}""";
    assertThat(judged(ofProducts(nothing), null, 0, OTHER)).isNull();
    var verdict = earning(ofProducts(nothing), null, 0, OTHER, PRO, new Product("cent", 1, 1));
    assertThat(verdict.arithmetic()).isEqualTo("33.33 % of 455 (pro)");
    assertThat(verdict.snapshot().path("products")).hasSize(1);

    // 7 for each of team are paid for once, the rest for a year
    var again = earning(ofProducts(""), new Pair("paid", "rw_1", 12, START), 0, TEAM, OTHER);
    assertThat(again.arithmetic()).isEqualTo("20 % of 503 (other)");
  }

  @Test
  void limitsAreOfAllProductsTogether() throws JsonProcessingException {
    var verdict = earning(ofProducts(""), null, 300, PRO, TEAM, OTHER);

    assertThat(verdict.earnings()).isEqualTo(200);
    assertThat(verdict.arithmetic())
        .endsWith("(other) = 274, but no more than the spend limit leaves");
    assertThat(judged(ofProducts(""), null, 500, PRO, TEAM, OTHER)).isNull();
  }

  @Test
  void productsChangeNothingWhereNoConditionAsksForThem() {
    var verdict = earning(reward("rw_1", null, 12, null), null, 0, PRO, TEAM);

    assertThat(verdict.earnings()).isEqualTo(1000);
    assertThat(verdict.arithmetic()).isEqualTo("20 % of 5000");
    assertThat(verdict.snapshot().path("type").asText()).isEqualTo("percentage");
    assertThat(verdict.snapshot().has("products")).isFalse();
  }

  @Test
  void theArithmeticOfManyProductsIsShort() throws JsonProcessingException {
    var many =
        IntStream.range(0, 100).mapToObj(i -> new Product("p" + i, 5, 1)).toArray(Product[]::new);
    var verdict = earning(ofProducts(""), null, 0, many);

    assertThat(verdict.earnings()).isEqualTo(100);
    assertThat(verdict.arithmetic()).endsWith("20 % of 5 (p9) + 90 more");
  }

  @Test
  void nothingIsPaidAfterTheDurationAndAlwaysWithin() {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("VerdictTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    for (var i = 0; i < 20_000; i++) {
      var since = Instant.ofEpochSecond(random.nextLong(1_500_000_000, 1_900_000_000));
      var duration = random.nextInt(1, 60);
      var end = OffsetDateTime.ofInstant(since, java.time.ZoneOffset.UTC).plusMonths(duration);
      var pair = new Pair("pending", "rw_1", duration, since);
      var reward = reward("rw_1", null, duration, null);
      // within three days of the end of a month, months are a matter of taste
      assertThat(earned(reward, pair, true, end.minusDays(3).toInstant()))
          .as("seed %d: %s %d", seed, since, duration)
          .isEqualTo(200);
      assertThat(earned(reward, pair, true, end.plusDays(3).toInstant()))
          .as("seed %d: %s %d", seed, since, duration)
          .isZero();
    }
  }
}
