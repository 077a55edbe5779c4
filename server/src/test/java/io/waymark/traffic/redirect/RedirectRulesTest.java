package io.waymark.traffic.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.waymark.links.Domain;
import io.waymark.traffic.redirect.Decision.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedirectRulesTest {
  private static final Domain PLAIN = Links.domain(Links.WORKSPACE, null, null);

  @Test
  @DisplayName("RED-11…30: of all that a link can say at once, the first in the sequence is done")
  void sequence() {
    var done = new ArrayList<String>();
    var machine = Visits.to("/promo").by(Visits.PREVIEWER).inspecting();
    var phone = Visits.to("/promo").by(Visits.IPHONE).from("DE");
    var mail =
        Links.to("mailto:a@b.co").geo("DE", "https://de.com/").ios("https://i.com/").cloaked();
    var all = mail.proxied().expired(null).disabled();
    done.add(name(all.in(Rules.LEGAL), machine));
    done.add(name(all.in(Rules.LEGAL).password("s"), machine));
    done.add(name(all.in(Rules.LEGAL), phone));
    done.add(name(all, phone));
    done.add(name(mail.proxied().expired(null), phone));
    done.add(name(mail.proxied(), phone.by(Visits.PREVIEWER)));
    done.add(name(mail.proxied(), phone));
    var web = Links.to("https://x.com/").geo("DE", "https://de.com/").ios("https://i.com/");
    done.add(name(web.cloaked(), phone));
    done.add(name(web, phone));
    done.add(name(web, phone.by(Visits.PIXEL)));
    done.add(name(web, phone.by(Visits.PIXEL).from("FR")));
    assertThat(done)
        .containsExactly(
            "Inspect",
            "AskPassword",
            "Banned",
            "NotFound",
            "Expired",
            "Preview",
            "CustomScheme",
            "Cloaked",
            "https://i.com/",
            "https://de.com/",
            "https://x.com/");
  }

  private static String name(Links link, Visits visit) {
    var decision = Rules.decide(link, visit);
    return decision instanceof Redirect redirect
        ? redirect.location()
        : decision.getClass().getSimpleName();
  }

  @Test
  @DisplayName("RED-13: looking behind a link with a password asks for the password")
  void inspectWithPassword() {
    var link = Links.to("https://x.com/").password("s");
    assertThat(Rules.decide(link, Visits.to("/promo+").inspecting()))
        .isInstanceOf(Decision.AskPassword.class);
    assertThat(Rules.decide(link, Visits.to("/promo+?pw=s").inspecting()))
        .isInstanceOf(Redirect.class);
  }

  @Test
  @DisplayName("RED-14: a wrong pw beats a good cookie; a cookie for another password is no good")
  void password() {
    var link = Links.to("https://x.com/").password("s");
    var cookie = Rules.TOKENS.cookie("link_1", "s", "/promo", true).split(";", 2)[0];
    assertThat(Rules.decide(link, Visits.to("/promo").bringing("a=b; " + cookie)))
        .isInstanceOf(Redirect.class);
    assertThat(Rules.decide(link, Visits.to("/promo?pw=x").bringing(cookie)))
        .isEqualTo(new Decision.AskPassword(link.link(), true));
    assertThat(Rules.decide(link, Visits.to("/promo?pw=").bringing(cookie)))
        .isEqualTo(new Decision.AskPassword(link.link(), true));
    assertThat(Rules.decide(link, Visits.to("/promo")))
        .isEqualTo(new Decision.AskPassword(link.link(), false));
    var other = Links.to("https://x.com/").password("t");
    assertThat(Rules.decide(other, Visits.to("/promo").bringing(cookie)))
        .isEqualTo(new Decision.AskPassword(other.link(), false));
  }

  static Stream<Arguments> dead() {
    var link = Links.to("https://x.com/");
    var nowhere = "https://n.com/%C3%A9";
    var over = "https://e.com/";
    var domain = Links.domain(Links.WORKSPACE, "https://n.com/é", over);
    var script = Links.domain(Links.WORKSPACE, "javascript:alert(1)", "data:,x");
    return Stream.of(
        arguments(null, null, new Decision.NotFound(null)),
        arguments(null, PLAIN, new Decision.NotFound(null)),
        arguments(null, domain, new Decision.NotFound(nowhere)),
        arguments(null, script, new Decision.NotFound(null)),
        arguments(link.disabled(), domain, new Decision.NotFound(nowhere)),
        arguments(link.expired(null), PLAIN, new Decision.Expired(307, null, false)),
        arguments(link.expired(null), domain, new Decision.Expired(307, over, false)),
        arguments(link.expired(null), script, new Decision.Expired(307, null, false)),
        arguments(
            link.expired("https://own.com"),
            domain,
            new Decision.Expired(302, "https://own.com/", false)),
        arguments(link.expired("javascript:x"), domain, new Decision.Expired(307, over, false)),
        arguments(Links.to("javascript:alert(1)"), domain, new Decision.NotFound(nowhere)));
  }

  @ParameterizedTest
  @MethodSource("dead")
  @DisplayName("RED-17…19: unknown, disabled and expired links; nothing leads into a script")
  void deadLinks(@Nullable Links link, @Nullable Domain domain, Decision expected) {
    var request = Visits.to("/promo?a=1").request();
    assertThat(Rules.decide(link == null ? null : link.link(), domain, request))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/promo, facebookexternalhit/1.1, GET, true",
    "/promo?bot=0, Mozilla/5.0, GET, true",
    "/promo?bot=, Mozilla/5.0, GET, false",
    "/promo, Mozilla/5.0, HEAD, true",
    "/promo, '', GET, false",
    "/promo, Mozilla/5.0 (Linux; Android 14; Pixel 8 Google/google) Instagram 1, GET, false",
    "/promo, curl/8.1, GET, true"
  })
  @DisplayName("RED-23: machines, told apart as for clicks, get the preview of a link that has one")
  void previews(String address, String userAgent, String method, boolean machine) {
    var visit = Visits.to(address).by(userAgent);
    var decision =
        Rules.decide(
            Links.to("https://x.com/").proxied(), method.equals("HEAD") ? visit.asHead() : visit);
    assertThat(decision instanceof Decision.Preview).isEqualTo(machine);
    assertThat(Rules.decide(Links.to("https://x.com/"), visit)).isInstanceOf(Redirect.class);
  }

  @Test
  @DisplayName("RED-20, RED-21: the visitor's own click id is kept, if it is one")
  void clickIds() {
    var link = Links.to("https://x.com/");
    assertThat(clickId(link, "dub_id_d.co_promo=0123456789abcdef")).isEqualTo("0123456789abcdef");
    for (var bad :
        List.of("", "short", "0123456789abcde!", "0123456789abcdef0", "%30123456789abcde")) {
      assertThat(clickId(link, "dub_id_d.co_promo=" + bad)).isEqualTo(Rules.CLICK);
    }
    assertThat(clickId(link, "dub_id_d.co_other=0123456789abcdef")).isEqualTo(Rules.CLICK);
  }

  private static String clickId(Links link, String cookies) {
    var decision = Rules.decide(link, Visits.to("/promo").bringing(cookies));
    return ((Decision.Recorded) decision).recording().clickId();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mailto:a@b.co?subject=Hi there | ?body=x+y | mailto:a@b.co?subject=Hi%20there&body=x%20y
          mailto:a@b.co                  |           | mailto:a@b.co
          mailto:a@b.co                  | ?cc=a%2Bb@c.d | mailto:a@b.co?cc=a%2Bb%40c.d
          tel:+4930123                   |           | tel:+4930123
          sms:+49?body=a%20b             |           | sms:+49?body=a%20b
          whatsapp://send?text=a+b%2520c |           | whatsapp://send?text=a%20b%2520c
          """)
  @DisplayName("RED-24: programs get spaces as %20, encoded once")
  void customSchemes(String target, String query, String expected) {
    var decision =
        Rules.decide(Links.to(target), Visits.to("/promo" + (query == null ? "" : query)));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.CustomScheme.class, page -> assertThat(page.location()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"MAILTO:a@b.co", "myapp://open", "intent:x", "https://x.com/"})
  @DisplayName("RED-24: every other scheme takes the ordinary redirect")
  void otherSchemes(String target) {
    assertThat(Rules.decide(Links.to(target), Visits.to("/promo"))).isInstanceOf(Redirect.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://apps.apple.com/app/id1,              '',                         true",
    "https://apps.apple.com/app/id1,              ?skip_deeplink_preview=1,   false",
    "https://apps.apple.com/app/id1,              ?skip_deeplink_preview=x,   false",
    "https://apps.apple.com/app/id1,              ?skip_deeplink_preview=,    true",
    "https://play.google.com/store?id=x,          '',                         true",
    "https://apps.apple.com.evil.com/,            '',                         false",
    "https://a.com/,                              '',                         false"
  })
  @DisplayName("RED-26, RED-27, RED-31: a store is preceded by the offer of the app")
  void interstitial(String store, String query, boolean offered) {
    var decision =
        Rules.decide(
            Links.to("https://x.com/").ios(store), Visits.to("/promo" + query).by(Visits.IPHONE));
    assertThat(decision instanceof Decision.Interstitial).isEqualTo(offered);
    if (decision instanceof Decision.Interstitial(var location, var remembered, var recording)) {
      assertThat(location).isEqualTo("https://app.example.com/deeplink/d.co/promo" + query);
      assertThat(remembered)
          .isEqualTo(
              new DeferredLinks.DeferredLink(
                  "203.0.113.7", "d.co", "promo", Rules.CLICK, "link_1", "https://x.com/"));
      assertThat(recording.url()).startsWith(store.substring(0, store.length() - 1));
    }
  }

  @Test
  @DisplayName("RED-31: without an address nothing is remembered")
  void nobody() {
    var link = Links.to("https://x.com/").android("https://play.google.com/?id=x");
    var decision = Rules.decide(link, Visits.to("/promo").by(Visits.PIXEL).at(""));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Interstitial.class, offer -> assertThat(offer.remembered()).isNull());
  }

  @Test
  @DisplayName("RED-26…28: a destination that may not be followed is passed over")
  void badTargets() {
    var link = Links.to("https://x.com/").ios("javascript:x").geo("US", "vbscript:x");
    assertThat(Rules.location(link, Visits.to("/promo").by(Visits.IPHONE)))
        .isEqualTo("https://x.com/");
  }

  @Test
  @DisplayName("RED-22, RED-30: a domain's own link answers 301, without destination a placeholder")
  void rootLinks() {
    assertThat(Rules.decide(Links.to("https://x.com/").root(), Visits.to("/")))
        .extracting(d -> ((Redirect) d).status())
        .isEqualTo(301);
    assertThat(Rules.decide(Links.to("https://x.com/"), Visits.to("/promo")))
        .extracting(d -> ((Redirect) d).status())
        .isEqualTo(302);
    assertThat(Rules.decide(Links.to("").root().proxied(), Visits.to("/").by(Visits.PREVIEWER)))
        .isInstanceOfSatisfying(
            Decision.Placeholder.class, p -> assertThat(p.recording().url()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"/promo?qr=1, QR, true", "/promo?qr=0, LINK, false", "/promo, LINK, false"})
  @DisplayName("CLK-4: a click on a QR code says so")
  void triggers(String address, String trigger, boolean qr) {
    var recording =
        ((Decision.Recorded) Rules.decide(Links.to("https://x.com/"), Visits.to(address)))
            .recording();
    assertThat(recording.trigger().name()).isEqualTo(trigger);
    assertThat(recording.qr()).isEqualTo(qr);
  }

  @Test
  @DisplayName("RED-10: search engines may list links of the server's own domains")
  void indexing() {
    var link = Links.to("https://x.com/").link();
    var request = Visits.to("/promo").request();
    var own = (Decision.Recorded) Rules.decide(link, Links.domain(null, null, null), request);
    var customers = (Decision.Recorded) Rules.decide(link, PLAIN, request);
    var nobodys = (Decision.Recorded) Rules.decide(link, null, request);
    assertThat(own.recording().indexed()).isTrue();
    assertThat(customers.recording().indexed()).isFalse();
    assertThat(nobodys.recording().indexed()).isFalse();
  }
}
