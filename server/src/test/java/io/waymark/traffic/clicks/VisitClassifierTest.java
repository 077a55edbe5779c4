package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Agent;
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
import java.util.SplittableRandom;
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

  private Instant now = NOON;
  private final RecentClicks recent = new RecentClicks(() -> now, new SplittableRandom(1));
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
          recent);

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

  @Test
  @DisplayName("CLK-4, A2: every field of a click")
  void everyField() {
    var pixel =
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.6478.71 Mobile Safari/537.36";
    var said = new Place("NA", "CA", "QC", "Montréal", "45.5", "-73.6");
    var click =
        classifier.classify(
            7,
            new Visit(
                NOON,
                "0123456789abcdef",
                "ws_1",
                "link_1",
                "acme.test",
                "launch/a",
                "https://example.com/?utm_source=x",
                "192.0.2.1",
                pixel,
                "https://www.news.example/story?id=1",
                Trigger.QR,
                true,
                false,
                false,
                false,
                false,
                said));

    assertThat(click.sequence()).isEqualTo(7);
    assertThat(click.timestamp()).isEqualTo(NOON);
    assertThat(click.clickId()).isEqualTo("0123456789abcdef");
    assertThat(click.workspaceId()).isEqualTo("ws_1");
    assertThat(click.linkId()).isEqualTo("link_1");
    assertThat(click.domain()).isEqualTo("acme.test");
    assertThat(click.key()).isEqualTo("launch/a");
    assertThat(click.url()).isEqualTo("https://example.com/?utm_source=x");
    assertThat(click.identityHash()).isEqualTo(VisitorIdentity.hash("192.0.2.1", pixel));
    assertThat(click.ip()).isEqualTo("192.0.2.1");
    assertThat(click.place()).isEqualTo(said);
    assertThat(click.agent())
        .isEqualTo(
            new Agent(
                "Mobile",
                "Google",
                "Pixel 8",
                "Chrome",
                "126.0.6478.71",
                "Blink",
                "126.0.6478.71",
                "Android",
                "14",
                "Unknown",
                pixel));
    assertThat(click.qr()).isTrue();
    assertThat(click.referer()).isEqualTo("news.example");
    assertThat(click.refererUrl()).isEqualTo("https://www.news.example/story?id=1");
    assertThat(click.trigger()).isEqualTo(Trigger.QR);
    assertThat(click.botReason()).isNull();
  }

  @Test
  @DisplayName("CLK-4: what nobody knows has its default")
  void defaults() {
    var click =
        classifier.classify(
            1,
            new Visit(
                NOON,
                "id",
                "",
                "link_1",
                "acme.test",
                "_root",
                "",
                "",
                null,
                null,
                Trigger.LINK,
                false,
                false,
                false,
                false,
                false,
                null));
    assertThat(click.identityHash())
        .isEqualTo("3973e022e93220f9212c18d0d0c543ae7c309e46640da93a4a0314de999f5112");
    assertThat(click.ip()).isEmpty();
    assertThat(click.place())
        .isEqualTo(new Place("", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown"));
    assertThat(click.agent()).isEqualTo(Agent.UNKNOWN);
    assertThat(click.agent().device()).isEqualTo("Desktop");
    assertThat(click.referer()).isEqualTo("(direct)");
    assertThat(click.refererUrl()).isEqualTo("(direct)");
    assertThat(click.botReason()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"LINK, REPEAT", "QR, REPEAT", "PAGEVIEW, REPEAT", "DEEPLINK, "})
  @DisplayName("RED-34: an opened app is neither a machine's visit nor a repeat")
  void deepLinks(Trigger trigger, @Nullable BotReason again) {
    var bot = visit(trigger, "okhttp/4.12 bot", false);
    assertThat(classifier.classify(1, bot).botReason())
        .isEqualTo(trigger == Trigger.DEEPLINK ? null : BotReason.USER_AGENT);
    assertThat(classifier.classify(2, visit(trigger, PERSON, false)).botReason()).isNull();
    assertThat(classifier.classify(3, visit(trigger, PERSON, false)).botReason()).isEqualTo(again);
    assertThat(classifier.classify(4, visit(trigger, PERSON, true)).botReason())
        .isEqualTo(BotReason.SELF);
  }

  @Test
  @DisplayName("RED-34: after an opened app, the same visitor's click is a repeat")
  void aDeepLinkOpensTheHour() {
    assertThat(classifier.classify(1, visit(Trigger.DEEPLINK, PERSON, false)).botReason()).isNull();
    assertThat(classifier.classify(2, visit(Trigger.LINK, PERSON, false)).botReason())
        .isEqualTo(BotReason.REPEAT);
  }

  @Test
  @DisplayName("CLK-3: the id of a counted click is known for an hour from it, of no other")
  void recentClicks() {
    var identity = VisitorIdentity.hash("203.0.113.7", PERSON);
    click(new Asked("203.0.113.7", null, true, false, false, false));
    assertThat(recent.known("link_1", identity)).isNull();
    click(Asked.from("203.0.113.7"));
    click(Asked.from("203.0.113.7"));
    assertThat(recent.known("link_1", identity)).isEqualTo("click2");
    now = NOON.plusSeconds(2 + 3_599);
    assertThat(recent.known("link_1", identity)).isEqualTo("click2");
    now = NOON.plusSeconds(2 + 3_600);
    assertThat(recent.known("link_1", identity)).isNull();
    assertThat(recent.clickId("link_1", identity, "fresh")).isEqualTo("fresh");
  }

  @Test
  @DisplayName("decision 3: lists of datacenters and spammers give their reasons")
  void lists() {
    var listed =
        new VisitClassifier(
            AGENTS,
            new Bots("192.0.2.9"::equals, "spam.example"::equals),
            new Origins(
                TrustedProxies.NONE, GeoSettings.NONE, InstantSource.fixed(NOON), Runnable::run),
            new RepeatWindow(1_000),
            recent);
    assertThat(listed.classify(1, from("192.0.2.9", null)).botReason())
        .isEqualTo(BotReason.DATACENTER);
    assertThat(listed.classify(2, from("192.0.2.8", "https://www.spam.example/")).botReason())
        .isEqualTo(BotReason.REFERRER_SPAM);
    assertThat(listed.classify(3, from("192.0.2.8", null)).botReason()).isNull();
  }

  private static Visit from(String ip, @Nullable String referrer) {
    return new Visit(
        NOON,
        "id",
        "ws_1",
        "link_1",
        "acme.test",
        "a",
        "https://x.com/",
        ip,
        PERSON,
        referrer,
        Trigger.LINK,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  private static Visit visit(Trigger trigger, String userAgent, boolean untracked) {
    return new Visit(
        NOON,
        "id",
        "ws_1",
        "link_1",
        "acme.test",
        "a",
        "https://x.com/",
        "203.0.113.7",
        userAgent,
        null,
        trigger,
        false,
        false,
        false,
        false,
        untracked,
        null);
  }
}
