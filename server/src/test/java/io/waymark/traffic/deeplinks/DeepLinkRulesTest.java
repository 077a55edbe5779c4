package io.waymark.traffic.deeplinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Agent;
import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.deeplinks.DeepLinkStep.Go;
import io.waymark.traffic.deeplinks.DeepLinkStep.Offer;
import io.waymark.traffic.deeplinks.DeepLinkStep.Unknown;
import io.waymark.traffic.redirect.RequestedLinks.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepLinkRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Agents AGENTS = new Agents();

  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
  private static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Mobile Safari/537.36";
  private static final String FIREFOX =
      "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0";
  private static final String MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Safari/605.1.15";
  private static final String ASSETS =
      "[{\"target\":{\"namespace\":\"web\"}},"
          + "{\"target\":{\"namespace\":\"android_app\",\"package_name\":\"com.acme.app\"}}]";

  private static DeepLinkRequest request(String url, String userAgent) {
    var parsed = Objects.requireNonNull(WebUrl.parse(url));
    Agent agent = AGENTS.of(userAgent);
    return new DeepLinkRequest(parsed, agent);
  }

  private static Domain domain(
      @Nullable String assetLinks, @Nullable String apple, @Nullable String deepview) {
    return new Domain(
        "dom_1",
        "acme.link",
        "ws_1",
        true,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        new Domain.Apps(assetLinks, apple, deepview),
        null,
        NOON,
        NOON);
  }

  private static CachedLink link() {
    var url = "https://www.acme.co.uk/products";
    return new CachedLink(
        "link_1",
        "acme.link",
        "go",
        "ws_1",
        url,
        WebUrl.parse(url),
        false,
        false,
        false,
        false,
        false,
        new CachedLink.Extras(
            null,
            null,
            null,
            "https://apps.apple.com/app/id1",
            "https://play.google.com/store/apps/details?id=com.acme.app",
            Map.of(),
            null,
            List.of(),
            null));
  }

  private static final CachedLink OPEN = link();

  private static DeepLinkStep decide(
      DeepLinkRequest request, @Nullable Domain domain, @Nullable CachedLink link) {
    return DeepLinkRules.decide(request, new Requested(domain, "go", link, false));
  }

  @Test
  @DisplayName("RED-32: no link on a known domain leads to the domain; an unknown domain nowhere")
  void missing() {
    var asked = request("https://acme.link/none?a=1", IPHONE);
    assertThat(decide(asked, domain(null, null, "{}"), null))
        .isEqualTo(new Go("https://acme.link"));
    assertThat(decide(asked, null, null)).isEqualTo(new Unknown());
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          Pixel,  -,  {}, {}, https://play.google.com/store/apps/details?id=com.acme.app
          Pixel,  [], {}, -,  https://play.google.com/store/apps/details?id=com.acme.app
          Pixel,  [], -,  {}, -
          iPhone, [], -,  {}, https://apps.apple.com/app/id1
          iPhone, [], {}, -,  https://apps.apple.com/app/id1
          iPhone, -,  {}, {}, -
          Mac,    [], -,  {}, https://apps.apple.com/app/id1
          Mac,    -,  {}, {}, -
          """)
  @DisplayName("RED-32: without the platform's file or deepview data there is no page")
  void withoutData(
      String device,
      @Nullable String assets,
      @Nullable String apple,
      @Nullable String deepview,
      @Nullable String location) {
    var agents = Map.of("Pixel", PIXEL, "iPhone", IPHONE, "Mac", MAC);
    var step =
        decide(
            request("https://acme.link/go", Objects.requireNonNull(agents.get(device))),
            domain(assets, apple, deepview),
            OPEN);
    if (location == null) {
      assertThat(step).isInstanceOf(Offer.class);
    } else {
      assertThat(step).isEqualTo(new Go(location));
    }
  }

  @Test
  @DisplayName("decision 8: what is in the visitor's way on the link is not gone round")
  void protectedLinks() {
    var asked = request("https://acme.link/go?pw=x", PIXEL);
    var barred = new Requested(domain(null, null, null), "go", OPEN, true);
    assertThat(DeepLinkRules.decide(asked, barred))
        .isEqualTo(new Go("https://acme.link/go?skip_deeplink_preview=1&pw=x"));
  }

  @Test
  @DisplayName("RED-33: on iOS the button leads past the page, and the query is kept")
  void offerOnIos() {
    var step =
        decide(request("https://acme.link/go?a=1&b=%20", IPHONE), domain(ASSETS, "{}", "{}"), OPEN);
    assertThat(step)
        .isEqualTo(
            new Offer(
                "https://acme.link/go?a=1&b=%20",
                "acme.co.uk",
                "{}",
                "https://acme.link/go?skip_deeplink_preview=1&a=1&b=%20",
                null));
  }

  @Test
  @DisplayName("RED-33: on Android it leads to the app, with the short link to fall back on")
  void offerOnAndroid() {
    var step =
        decide(request("https://acme.link/go?a=1", PIXEL), domain(ASSETS, null, "{\"x\":1}"), OPEN);
    assertThat(step).isInstanceOf(Offer.class);
    assertThat(((Offer) step).deepview()).isEqualTo("{\"x\":1}");
    assertThat(((Offer) step).intentUrl())
        .isEqualTo(
            "intent://acme.link/go?a=1#Intent;scheme=https;package=com.acme.app;"
                + "S.browser_fallback_url="
                + "https%3A%2F%2Facme.link%2Fgo%3Fskip_deeplink_preview%3D1%26a%3D1;end");
  }

  @Test
  @DisplayName("RED-33: no intent for Firefox, nor without a package")
  void noIntent() {
    for (var step :
        List.of(
            decide(request("https://acme.link/go", FIREFOX), domain(ASSETS, null, "{}"), OPEN),
            decide(request("https://acme.link/go", PIXEL), domain("[]", null, "{}"), OPEN))) {
      assertThat(((Offer) step).intentUrl()).isNull();
      assertThat(((Offer) step).continueUrl())
          .isEqualTo("https://acme.link/go?skip_deeplink_preview=1");
    }
  }
}
