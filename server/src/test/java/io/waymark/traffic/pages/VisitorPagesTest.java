package io.waymark.traffic.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each page says. */
class VisitorPagesTest {
  private static final Map<String, Page> GALLERY = Gallery.pages();

  private final VisitorPages pages = new VisitorPages(Templates.engine());

  private static Document shown(String name) {
    return read(page(name));
  }

  private static Page page(String name) {
    return requireNonNull(GALLERY.get(name), name);
  }

  private static Document read(Page page) {
    return Jsoup.parse(page.html());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "not-found, noindex",
        "expired-pale, noindex",
        "banned, noindex",
        "placeholder, none",
        "unavailable, noindex",
        "too-many-attempts, noindex",
        "password, noindex",
        "preview, 'noindex,nofollow'",
        "cloaked, noindex",
        "mail, none",
        "inspector, noindex",
        "app, noindex"
      })
  @DisplayName("RED-10, RED-13…25: which pages tell search engines to keep out")
  void robots(String name, String content) {
    var robots = shown(name).select("meta[name=robots]");
    assertThat(robots.hasAttr("content") ? robots.attr("content") : null).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource({
    "not-found, Link Not Found",
    "expired-pale, Link Expired",
    "banned, Link Banned",
    "placeholder, go.fjell-fjord.example",
    "password, Password Required - Acme",
    "preview, Spring sale | Acme",
    "preview-bare, https://go.example/x | Acme",
    "cloaked, Framed",
    "cloaked-script, Link Not Found",
    "handover-script, Link Not Found"
  })
  @DisplayName("RED-15, RED-18, RED-23: titles, with the operator's name where it belongs")
  void titles(String name, String title) {
    assertThat(shown(name).title()).isEqualTo(title);
  }

  @Test
  @DisplayName("Decision 10: without a name of the operator's, titles stay by themselves")
  void noSuffix() {
    assertThat(read(pages.password(Theme.NONE, false)).title()).isEqualTo("Password Required");
    assertThat(
            read(pages.preview(new Preview("https://a.b/c", "T", null, null, null, null))).title())
        .isEqualTo("T");
  }

  @Test
  @DisplayName("A workspace's pages carry its name, logo and colour")
  void theme() {
    var page = shown("not-found-themed");
    assertThat(page.select(".brand").text()).isEqualTo("Fjell & Fjord Outfitters");
    assertThat(page.select(".brand img").attr("src")).isEqualTo(Gallery.PICTURES + "img_1");
    assertThat(page.html()).contains("--accent:#c2410c");
    assertThat(page("not-found-themed").contentSecurityPolicy())
        .contains("img-src 'self' " + Gallery.PICTURES + ";");
  }

  @Test
  @DisplayName("A logo from elsewhere, and a colour that is none, are left out")
  void strangeTheme() {
    var page = shown("not-found-hostile");
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select(".brand").text()).startsWith("</title></style><script>alert(1)");
    assertThat(page.html()).doesNotContain("alert(3)").contains("--accent:#0b6b57");
  }

  @Test
  @DisplayName("RED-15: the form posts a password to where it is; an error belongs to its field")
  void password() {
    var form = shown("password-wrong").select("form");
    assertThat(form.attr("method")).isEqualTo("post");
    assertThat(form.hasAttr("action")).isFalse();
    var field = form.select("input[name=password][type=password]");
    assertThat(form.select("label").attr("for")).isEqualTo(field.attr("id"));
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(form.select("#" + field.attr("aria-describedby")).attr("role")).isEqualTo("alert");
    assertThat(shown("password").select("[role=alert], [aria-invalid]")).isEmpty();
    assertThat(shown("password").select("meta[property=og:image]").attr("content"))
        .isEqualTo("https://cdn.example/locked.png");
  }

  @ParameterizedTest
  @CsvSource({
    "meta[property=og:title], Spring sale",
    "meta[name=twitter:title], Spring sale",
    "meta[property=og:description], Twenty per cent off everything that keeps you dry.",
    "meta[name=twitter:description], Twenty per cent off everything that keeps you dry.",
    "meta[property=og:image], https://cdn.example/spring.png",
    "meta[name=twitter:image], https://cdn.example/spring.png",
    "meta[name=twitter:card], summary_large_image",
    "meta[property=og:video], https://cdn.example/spring.mp4",
    "meta[property=og:url], https://go.example/spring"
  })
  @DisplayName("RED-23: what machines read")
  void preview(String selector, String content) {
    assertThat(shown("preview").select(selector).attr("content")).isEqualTo(content);
  }

  @Test
  @DisplayName("RED-23: what a caller made up for machines stays text")
  void hostilePreview() {
    var page = shown("preview-hostile");
    assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(Gallery.HOSTILE);
    assertThat(page.select("meta[property=og:image], meta[property=og:video], link, a")).isEmpty();
    assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
    assertThat(shown("preview-long").title()).hasSizeGreaterThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@b.example?subject=Hi%20there;%20you&body=%22x'y",
        "mailto:'\";url=https://evil.example/\"><script>alert(1)</script>",
        "tel:+4512345678",
        "sms:+45?body=a;b,c",
        "tg://resolve?domain=x",
        "whatsapp:?text=hi",
        "xmpp:a@b.example"
      })
  @DisplayName("RED-24: the whole address follows url=, unquoted, and is on the button too")
  void handover(String location) {
    var page = read(pages.customScheme(location));
    assertThat(page.select("meta[http-equiv=refresh]").attr("content"))
        .isEqualTo("0;url=" + location);
    assertThat(page.select("a.button").attr("href")).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://a.b/c",
        "https://a.b/",
        "'mailto:a@b.c",
        ""
      })
  @DisplayName("RED-24: no page refreshes to anything but a program for mail, calls and messages")
  void noHandover(String location) {
    assertThat(read(pages.customScheme(location)).select("meta[http-equiv], a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"https://x.example/a?b=c, https:", "http://x.example/, http:"})
  @DisplayName("RED-25: a frame of the destination, and of sites of its kind it sends on to")
  void cloaked(String url, String source) {
    var page = pages.cloaked(new Cloaked(url, null, null, null, "https://x.example/favicon.ico"));
    assertThat(read(page).select("iframe").attr("src")).isEqualTo(url);
    assertThat(read(page).title()).isEqualTo("x.example");
    assertThat(page.contentSecurityPolicy())
        .contains("; frame-src " + source + ";", "; img-src 'self' https://x.example;");
  }

  @Test
  @DisplayName("RED-13: a careful visitor sees host, address, preview and where to complain")
  void inspector() {
    var page = shown("inspector");
    assertThat(page.select("dd:first-of-type").text()).isEqualTo("https://go.example/spring");
    assertThat(page.select(".host").text()).isEqualTo("shop.example");
    assertThat(page.select(".address").text()).startsWith("https://shop.example/sale/spring?utm");
    assertThat(page.select("figure img").attr("src")).isEqualTo(Gallery.PICTURES + "img_2");
    assertThat(page.select(".report a").attr("href")).isEqualTo("mailto:abuse@example.com");
    assertThat(page.select("a.button").attr("href")).isEqualTo("https://go.example/spring");
  }

  @Test
  @DisplayName("RED-13: whose host it really is; nobody learns that somebody looked")
  void inspectorBare() {
    var page = shown("inspector-bare");
    assertThat(page.select(".host").text()).isEqualTo("evil.example");
    assertThat(page.select("img, figure, .report")).isEmpty();
    assertThat(shown("inspector-empty").select("a.button")).isEmpty();
    assertThat(shown("inspector-hostile").select("a")).isEmpty();
  }

  @Test
  @DisplayName("RED-32, RED-33: one button, a plain link that a script improves")
  void app() {
    var button = shown("app-fr").select("main a");
    assertThat(button).hasSize(1);
    assertThat(button.text()).isEqualTo("Ouvrir dans Fjell");
    assertThat(button.attr("href"))
        .isEqualTo("https://go.example/spring?skip_deeplink_preview=1&ref=a%26b");
    assertThat(button.attr("data-copy")).isEqualTo("https://go.example/spring?ref=a%26b");
    assertThat(button.hasAttr("data-intent")).isFalse();
    assertThat(shown("app-fr").select("html").attr("lang")).isEqualTo("fr");
    assertThat(shown("app").select("h1").text()).isEqualTo("shop.example");
  }

  @Test
  @DisplayName("RED-33: the badge and the explanation can be done without")
  void quietApp() {
    assertThat(shown("app").select(".badge").text()).isEqualTo("Powered by Waymark");
    assertThat(shown("app-styled").select(".badge")).isEmpty();
    assertThat(shown("app-minimal").select(".app, p:not(.badge)")).isEmpty();
    assertThat(requireNonNull(shown("app-styled").select("style").last()).data())
        .isEqualTo(
            ".app,.button{background:#ffd400;color:#000000}\n"
                + ".button{border-color:#808080;border-radius:999px;}");
  }

  @Test
  @DisplayName("RED-33: an intent is kept from browsers without scripts; others are no intents")
  void intent() {
    var intent = "intent://go.example/x#Intent;scheme=https;package=com.x;end";
    var with =
        new Interstitial(
            "https://go.example/x",
            "X",
            DeepView.DEFAULT,
            Language.EN,
            "https://go.example/x?s=1",
            intent);
    assertThat(read(pages.interstitial(with)).select("a").attr("data-intent")).isEqualTo(intent);
    assertThat(shown("app-hostile").select("[data-intent]")).isEmpty();
    assertThat(shown("app-hostile").select("main a").attr("href")).isEmpty();
  }
}
