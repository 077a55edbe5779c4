package io.waymark.traffic.bots;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.BotReason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotsTest {
  private static final String PERSON =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

  private final Bots bots = new Bots();
  private final Bots listed =
      new Bots(Set.of("203.0.113.7")::contains, Set.of("spam.example")::contains);

  private static Signs visit(@Nullable String userAgent) {
    return new Signs("GET", null, userAgent, false, "192.0.2.1", "example.org");
  }

  static List<String> fragments() {
    return BotFragments.listed();
  }

  @Test
  @DisplayName("CLK-2: a browser is a person's")
  void aBrowserIsHuman() {
    assertThat(bots.reason(visit(PERSON))).isNull();
    assertThat(listed.reason(visit(PERSON))).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  @DisplayName("CLK-2, 11.6: a missing or empty User-Agent is a person's")
  void aMissingUserAgentIsHuman(String userAgent) {
    assertThat(bots.reason(visit(userAgent))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "false", " "})
  @DisplayName("CLK-2: a non-empty bot parameter makes a machine, even 0")
  void theParameterMakesAMachine(String value) {
    assertThat(bots.reason(new Signs("GET", value, PERSON, false, "", null)))
        .isEqualTo(BotReason.USER_AGENT);
  }

  @Test
  @DisplayName("CLK-2: an empty bot parameter says nothing")
  void anEmptyParameterSaysNothing() {
    assertThat(bots.reason(new Signs("GET", "", PERSON, false, "", null))).isNull();
  }

  @Test
  @DisplayName("CLK-2: HEAD is a machine's")
  void headIsAMachines() {
    assertThat(bots.reason(new Signs("HEAD", null, PERSON, false, "", null)))
        .isEqualTo(BotReason.HEAD);
  }

  @Test
  @DisplayName("Decision 3: a prefetch is no click")
  void aPrefetchIsNotCounted() {
    assertThat(bots.reason(new Signs("GET", null, PERSON, true, "", null)))
        .isEqualTo(BotReason.PREFETCH);
  }

  @ParameterizedTest
  @MethodSource("fragments")
  @DisplayName("CLK-2, 11.6: every fragment makes a machine, whatever its case and place")
  void everyFragmentMakesAMachine(String fragment) {
    List<UnaryOperator<String>> spellings =
        List.of(
            UnaryOperator.identity(),
            text -> text.toUpperCase(Locale.ROOT),
            text -> text.toLowerCase(Locale.ROOT),
            text -> "Mozilla/5.0 (" + text + "/1.0)",
            text -> PERSON + text);
    for (var spelling : spellings) {
      assertThat(bots.reason(visit(spelling.apply(fragment)))).isEqualTo(BotReason.USER_AGENT);
    }
  }

  @Test
  @DisplayName("11.6: the list is complete")
  void theListIsComplete() {
    assertThat(fragments()).hasSize(106).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("CLK-2: Google/google, Instagram on a Pixel, is a person's")
  void instagramOnAPixelIsHuman() {
    var instagram =
        "Instagram 300.0.0.29.110 Android (34/14; 420dpi; 1080x2201; Google/google; Pixel 8;"
            + " shiba; shiba; en_US; 515278313)";
    assertThat(bots.reason(visit(instagram))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"google/google", "Google/Google", "Google/google Google", "Google/googlebot"})
  @DisplayName("CLK-2: only that token is excepted")
  void onlyThatTokenIsExcepted(String userAgent) {
    assertThat(bots.reason(visit(userAgent))).isEqualTo(BotReason.USER_AGENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Linux; Android 9; CUBOT_P20) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/1 +HTTPS://example.org"
      })
  @DisplayName("11.6: CUBOT phones and anything with http count as machines")
  void theKnownSideEffectsHold(String userAgent) {
    assertThat(bots.reason(visit(userAgent))).isEqualTo(BotReason.USER_AGENT);
  }

  @Test
  @DisplayName("Decision 3: an address of a datacenter is a machine's, if a list is configured")
  void aDatacenterIsAMachine() {
    var visit = new Signs("GET", null, PERSON, false, "203.0.113.7", null);
    assertThat(listed.reason(visit)).isEqualTo(BotReason.DATACENTER);
    assertThat(bots.reason(visit)).isNull();
  }

  @Test
  @DisplayName("Decision 3: a spammer's referrer is a machine's, if a list is configured")
  void aSpammersReferrerIsAMachines() {
    var visit = new Signs("GET", null, PERSON, false, "", "spam.example");
    assertThat(listed.reason(visit)).isEqualTo(BotReason.REFERRER_SPAM);
    assertThat(bots.reason(visit)).isNull();
  }

  @Test
  @DisplayName("Wish 2: the lists act whatever the User-Agent says")
  void theListsActWithoutUserAgent() {
    assertThat(listed.reason(new Signs("GET", null, null, false, "203.0.113.7", null)))
        .isEqualTo(BotReason.DATACENTER);
  }

  @Test
  @DisplayName("CLK-2: the reasons are tried in order")
  void theFirstReasonWins() {
    assertThat(listed.reason(new Signs("HEAD", "1", "bot", true, "203.0.113.7", "spam.example")))
        .isEqualTo(BotReason.USER_AGENT);
    assertThat(listed.reason(new Signs("HEAD", null, "bot", true, "203.0.113.7", "spam.example")))
        .isEqualTo(BotReason.HEAD);
    assertThat(listed.reason(new Signs("GET", null, "bot", true, "203.0.113.7", "spam.example")))
        .isEqualTo(BotReason.PREFETCH);
    assertThat(listed.reason(new Signs("GET", null, "bot", false, "203.0.113.7", "spam.example")))
        .isEqualTo(BotReason.USER_AGENT);
    assertThat(listed.reason(new Signs("GET", null, null, false, "203.0.113.7", "spam.example")))
        .isEqualTo(BotReason.DATACENTER);
  }

  @Test
  void survivesHostileHeaders() {
    assertThat(bots.reason(visit("\ud83d\0b\uffffo\u0130t".repeat(2000)))).isNull();
    assertThat(bots.reason(visit("x".repeat(8192) + "BoT"))).isEqualTo(BotReason.USER_AGENT);
  }
}
