package io.waymark.traffic.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.links.Link.TestVariant;
import io.waymark.platform.net.WebUrl;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests nobody sends by accident. To repeat a run: {@code -Dwaymark.seed=…}. */
class HostileRequestsTest {
  private static final int RUNS = 20_000;
  private static final List<String> PIECES =
      List.of(
          "/",
          "//",
          "\\",
          "..",
          "%",
          "%2",
          "%0d%0a",
          "%0D%0ASet-Cookie:x=y",
          "%00",
          "%25",
          "%2525",
          "%c3%28",
          "%ed%a0%80",
          "\r\n",
          "\n",
          "\t",
          "\0",
          "ü",
          "\ud800",
          "😀",
          "+",
          "&",
          "=",
          "?",
          "#",
          ";",
          ",",
          "\"",
          "'",
          "<script>",
          ":",
          "javascript:",
          "JaVaScRiPt:",
          "data:text/html,",
          "vbscript:",
          "https://evil.com",
          "//evil.com",
          "@evil.com",
          "redir_url",
          "redir_url=",
          "redir_url=javascript:alert(1)",
          "redir_url=%6aavascript:x",
          "pw",
          "pw=",
          "qr=1",
          "bot=0",
          "dub-no-track",
          "dub_id=",
          "via=",
          "skip_deeplink_preview=1",
          "dub_client_reference_id=1",
          "referrer=",
          "wpcn={via}",
          "a",
          "b=1",
          "_root",
          ".php",
          "x".repeat(300));
  private static final List<String> TARGETS =
      List.of(
          "https://x.com/#keep",
          "https://x.com/?emptyquery#keep",
          "https://x.com/?a=%20+%7e&dub_client_reference_id=1#keep",
          "https://a.onelink.me/z#keep",
          "https://a.sng.link/z?wpcn={via}&wpcl={dub_id}#keep",
          "https://play.google.com/store?id=x&referrer=a%3Db#keep",
          "https://apps.apple.com/app#keep",
          "mailto:a@b.co?subject=x y#keep",
          "myapp://open/1?x#keep",
          "HTTPS://EXÄMPLE.com/ü?ü=ü#keep");

  private final long seed = Long.getLong("waymark.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  @DisplayName(
      "No request makes the rules throw, lead into a script, split a header, or lose a fragment")
  void decisions() {
    System.out.println("HostileRequestsTest: -Dwaymark.seed=" + seed);
    var errands = new Errands("https://app.example.com/app", "d.co", Map.of());
    for (var run = 0; run < RUNS; run++) {
      var rawPath = "/" + noise();
      var rawQuery = random.nextInt(4) == 0 ? null : noise();
      var what =
          "seed %d run %d: %s ? %s".formatted(seed, run, visible(rawPath), visible(rawQuery));
      try {
        var path = RequestPath.safe(rawPath);
        checkHeader(what, path);
        assertThat(path).as(what).doesNotStartWith("//").doesNotStartWith("/\\");
        var query = rawQuery == null ? null : RequestPath.safeQuery(rawQuery);
        if (errands.of(noise(), path, rawQuery) instanceof Errand.Elsewhere elsewhere) {
          checkHeader(what, elsewhere.location());
          assertThat(elsewhere.location()).as(what).doesNotMatch("(?s)^(//|/\\\\).*");
        }
        decide(what, path, query);
      } catch (RuntimeException e) {
        throw new AssertionError(what, e);
      }
    }
  }

  private void decide(String what, String path, @Nullable String query) {
    var target = TARGETS.get(random.nextInt(TARGETS.size()));
    var link = link(target);
    var visit =
        new Visits(
            path,
            query,
            random.nextBoolean() ? null : noise() + "; dub_test_url=" + noise(),
            random.nextBoolean(),
            random.nextInt(8) == 0,
            "203.0.113.7",
            random.nextInt(5) == 0 ? noise() : agent(),
            random.nextBoolean() ? "DE" : noise());
    var key = RequestPath.key(path).toLowerCase(Locale.ROOT);
    var domain = Links.domain(null, "https://n.com/" + noise(), "https://e.com/" + noise());
    var decision =
        Rules.decide(link.link(), domain, visit.request("d.co", key), random.nextBoolean(), random);
    switch (decision) {
      case Decision.Redirect(_, var location, var recording) -> {
        checkAddress(what, location);
        checkRecording(what, path, recording);
        if (query == null || !query.contains("redir_url")) {
          assertThat(location).as(what).endsWith("#keep");
        }
      }
      case Decision.CustomScheme(var location, _) -> checkAddress(what, location);
      case Decision.Cloaked(_, var url, _) -> checkAddress(what, url);
      case Decision.Interstitial(var location, _, _) -> {
        checkHeader(what, location);
        assertThat(location).as(what).startsWith("https://app.example.com/deeplink/d.co/");
      }
      case Decision.NotFound(var location) -> checkOptional(what, location);
      case Decision.Expired(_, var location, _) -> checkOptional(what, location);
      default -> {}
    }
  }

  @Test
  @DisplayName("What is passed on is decoded once and encoded once, whatever it is")
  void encodedOnce() {
    for (var run = 0; run < RUNS / 4; run++) {
      var value = noise().replace("\ud800", "");
      if (value.contains("redir_url")) {
        continue;
      }
      var address = "/promo?zz=" + PercentText.encoded(value);
      var location = Rules.location(Links.to("https://x.com/?a=%2520"), Visits.to(address));
      var url = WebUrl.parse(location);
      assertThat(url).isNotNull();
      assertThat(url.searchParams().get("zz")).as("seed %d: %s", seed, address).isEqualTo(value);
      assertThat(url.searchParams().get("a")).as("seed %d: %s", seed, address).isEqualTo("%20");
    }
  }

  private Links link(String target) {
    var link = Links.to(target);
    if (random.nextBoolean()) {
      link = link.partner();
    }
    if (random.nextInt(4) == 0) {
      link = link.ios(TARGETS.get(random.nextInt(TARGETS.size())));
    }
    if (random.nextInt(4) == 0) {
      link = link.geo("DE", TARGETS.get(random.nextInt(TARGETS.size())));
    }
    if (random.nextInt(6) == 0) {
      link =
          link.test(
              Visits.NOW.plusSeconds(1),
              new TestVariant(target, 50),
              new TestVariant("https://v.com/" + "#keep", 50));
    }
    return switch (random.nextInt(8)) {
      case 0 -> link.cloaked();
      case 1 -> link.proxied();
      case 2 -> link.expired("https://e.com/" + noise());
      case 3 -> link.password("b");
      case 4 -> link.disabled();
      default -> link;
    };
  }

  private String agent() {
    return List.of(Visits.DESKTOP, Visits.IPHONE, Visits.PIXEL, Visits.PREVIEWER)
        .get(random.nextInt(4));
  }

  private String noise() {
    var out = new StringBuilder();
    for (var left = random.nextInt(7); left > 0; left--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextInt(6) == 0) {
        out.append((char) random.nextInt(0x180));
      }
    }
    return out.toString();
  }

  private static void checkRecording(String what, String path, Decision.Recording recording) {
    var cookie = ClickCookie.header("d.co", "promo", recording.clickId(), path, Visits.NOW);
    checkHeader(what, cookie);
    assertThat(cookie.split(";", -1)).as(what).hasSize(4);
    if (recording.variant() != null) {
      var variant = TestCookie.header(recording.variant(), path, Visits.NOW);
      assertThat(variant).as(what).isNotNull();
      checkHeader(what, variant);
    }
  }

  private static void checkOptional(String what, @Nullable String location) {
    if (location != null) {
      checkAddress(what, location);
    }
  }

  private static void checkAddress(String what, String address) {
    checkHeader(what, address);
    var url = WebUrl.parse(address);
    assertThat(url).as(what).isNotNull();
    assertThat(url.href()).as(what).isEqualTo(address);
    assertThat(url.protocol()).as(what).isNotIn("javascript:", "data:", "vbscript:");
  }

  private static void checkHeader(String what, String header) {
    assertThat(header).as(what).matches("[ -~]*");
  }

  private static String visible(@Nullable String text) {
    return text == null ? "-" : text.replaceAll("[^ -~]", "·");
  }
}
