package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.CountedVisit;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.GeoOverrides;
import io.waymark.traffic.geo.GeoSettings;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.geo.TrustedProxies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitClassifierTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String PERSON =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
  private static final Agents AGENTS = new Agents();

  private final VisitClassifier classifier =
      new VisitClassifier(
          AGENTS,
          new Bots(),
          new Origins(
              TrustedProxies.NONE,
              new GeoSettings(
                  GeoOverrides.parse(
                      List.of("203.0.113.0/24=US-CA; San Jose", "198.51.100.0/24=DE-BE; Berlin")),
                  null,
                  null),
              InstantSource.fixed(NOON),
              Runnable::run),
          new RepeatWindow(1_000),
          new RecentClicks(InstantSource.fixed(NOON)));

  private long sequence;

  private record Asked(
      String ip,
      @Nullable String referrer,
      boolean head,
      boolean prefetch,
      boolean botParameter,
      boolean untracked) {
    static Asked from(String ip) {
      return new Asked(ip, null, false, false, false, false);
    }

    Asked withReferrer(@Nullable String value) {
      return new Asked(ip, value, head, prefetch, botParameter, untracked);
    }
  }

  private Click click(Asked asked) {
    return classifier.classify(
        ++sequence,
        new Visit(
            NOON.plusSeconds(sequence),
            "click" + sequence,
            "ws_1",
            "link_1",
            "acme.test",
            "launch",
            "https://example.com/",
            asked.ip(),
            PERSON,
            asked.referrer(),
            Trigger.LINK,
            false,
            asked.head(),
            asked.prefetch(),
            asked.botParameter(),
            asked.untracked(),
            null));
  }

  @Test
  @DisplayName("CLK-3: a person counts once within the hour, and again later")
  void aRepeatIsKeptAndNotCounted() {
    assertThat(click(Asked.from("203.0.113.7")).botReason()).isNull();
    assertThat(click(Asked.from("203.0.113.7")).botReason()).isEqualTo(BotReason.REPEAT);
    sequence += 3_600;
    assertThat(click(Asked.from("203.0.113.7")).botReason()).isNull();
  }

  @Test
  @DisplayName("CLK-2: a machine's visit does not make the person after it a repeat")
  void aMachineIsNotRemembered() {
    assertThat(click(new Asked("203.0.113.7", null, true, false, false, false)).botReason())
        .isEqualTo(BotReason.HEAD);
    assertThat(click(new Asked("203.0.113.7", null, false, true, false, false)).botReason())
        .isEqualTo(BotReason.PREFETCH);
    assertThat(click(new Asked("203.0.113.7", null, false, false, true, false)).botReason())
        .isEqualTo(BotReason.USER_AGENT);
    assertThat(click(new Asked("203.0.113.7", null, false, false, false, true)).botReason())
        .isEqualTo(BotReason.SELF);
    assertThat(click(Asked.from("203.0.113.7")).botReason()).isNull();
  }

  @Test
  void whatWasCountedBeforeTheStartIsARepeat() {
    var identity = VisitorIdentity.hash("203.0.113.7", PERSON);
    classifier.remember(new CountedVisit("link_1", identity, "click0", NOON.minusSeconds(60)));

    assertThat(click(Asked.from("203.0.113.7")).botReason()).isEqualTo(BotReason.REPEAT);
  }

  @Test
  @DisplayName("CLK-4: the address of a visitor from the EU is not stored, the place is")
  void anAddressFromTheUnionIsDropped() {
    var berlin = click(Asked.from("198.51.100.9"));
    var sanJose = click(Asked.from("203.0.113.7"));

    assertThat(berlin.ip()).isEmpty();
    assertThat(berlin.place())
        .extracting(Place::continent, Place::country, Place::city)
        .containsExactly("EU", "DE", "Berlin");
    assertThat(sanJose.ip()).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, (direct), (direct)",
        "'', (direct), (direct)",
        "https://www.example.org/a?b=c, example.org, https://www.example.org/a?b=c",
        "https://News.Example.ORG, news.example.org, https://News.Example.ORG",
        "android-app://com.example/, com.example, android-app://com.example/",
        "no url, (direct), no url"
      })
  @DisplayName("CLK-4: referrer and its host")
  void readsTheReferrer(@Nullable String header, String host, String url) {
    var click = click(Asked.from("203.0.113.7").withReferrer(header));

    assertThat(click.referer()).isEqualTo(host);
    assertThat(click.refererUrl()).isEqualTo(url);
  }
}
