package io.waymark.traffic.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every page in every state, with what a caller might have written into it. */
final class Gallery {
  static final String PICTURES = "https://app.example/_waymark/images/";
  static final String HOSTILE =
      "</title></style><script>alert(1)</script>\" onload=\"alert(2)' \u202Eabc";

  static final Theme THEME = new Theme("Fjell & Fjord Outfitters", PICTURES + "img_1", "#c2410c");
  static final Theme PALE = new Theme("Sólskin", null, "#fde68a");
  static final Theme LONG =
      new Theme("A workspace with a name ".repeat(10), PICTURES + "img_1", "#0b0b40");
  static final Theme EVIL =
      new Theme(HOSTILE, "https://evil.example/x.png", "red;}</style><script>alert(3)</script>");

  static final PageSettings SETTINGS =
      new PageSettings("Waymark", "Acme", "https://cdn.example/locked.png", PICTURES);

  private Gallery() {}

  static Map<String, Page> pages() {
    var pages = new VisitorPages(Templates.engine(), SETTINGS);
    var all = new LinkedHashMap<String, Page>();
    all.put("not-found", pages.notFound(Theme.NONE));
    all.put("not-found-themed", pages.notFound(THEME));
    all.put("not-found-hostile", pages.notFound(EVIL));
    all.put("expired-pale", pages.expired(PALE));
    all.put("banned", pages.banned());
    all.put("placeholder", pages.placeholder("go.fjell-fjord.example", THEME));
    all.put(
        "placeholder-long",
        pages.placeholder("a-rather-long-name-of-a-domain".repeat(4) + ".example", LONG));
    all.put("unavailable", pages.unavailable());
    all.put("too-many-attempts", pages.tooManyAttempts(THEME));
    all.put("password", pages.password(THEME, false));
    all.put("password-plain", pages.password(Theme.NONE, false));
    all.put("password-wrong", pages.password(THEME, true));
    all.put("password-hostile", pages.password(EVIL, true));
    all.put(
        "preview",
        pages.preview(
            new Preview(
                "https://go.example/spring",
                "Spring sale",
                "Twenty per cent off everything that keeps you dry.",
                "https://cdn.example/spring.png",
                "https://cdn.example/spring.mp4",
                "https://shop.example/favicon.ico")));
    all.put(
        "preview-hostile",
        pages.preview(
            new Preview(
                "javascript:alert(1)", HOSTILE, HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE)));
    all.put(
        "preview-bare",
        pages.preview(new Preview("https://go.example/x", null, null, null, null, null)));
    all.put(
        "preview-long",
        pages.preview(
            new Preview(
                "https://go.example/x",
                "t".repeat(2_000),
                "עברית ".repeat(300),
                null,
                null,
                null)));
    all.put(
        "cloaked",
        pages.cloaked(
            new Cloaked(
                "https://shop.example/framed?a=1&b=\"2\"", "Framed", "A page", null, null)));
    all.put(
        "cloaked-hostile",
        pages.cloaked(
            new Cloaked(
                "https://x.example/;,'\"><script>alert(1)</script>",
                HOSTILE,
                HOSTILE,
                "data:text/html,x",
                "javascript:alert(1)")));
    all.put(
        "cloaked-script",
        pages.cloaked(new Cloaked("javascript:alert(1)", null, null, null, null)));
    all.put("mail", pages.customScheme("mailto:a@b.example?subject=Hi%20there;%20you&body=%22x'y"));
    all.put(
        "mail-hostile",
        pages.customScheme("mailto:'\";url=https://evil.example/\"><script>alert(1)</script>"));
    all.put("call", pages.customScheme("tel:+4512345678"));
    all.put("talk", pages.customScheme("whatsapp:?text=hi"));
    all.put("handover-script", pages.customScheme("javascript:alert(1)"));
    all.put(
        "inspector",
        pages.inspector(
            new Inspected(
                "https://go.example/spring",
                "https://shop.example/sale/spring?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
                "Spring sale: everything that keeps you dry",
                "Twenty per cent off everything that keeps you dry, until the end of the month.",
                PICTURES + "img_2",
                "mailto:abuse@example.com")));
    all.put(
        "inspector-bare",
        pages.inspector(
            new Inspected(
                "https://go.example/x",
                "https://xn--e1afmkfd.example@evil.example/",
                null,
                null,
                "https://evil.example/pixel.gif",
                null)));
    all.put(
        "inspector-empty",
        pages.inspector(new Inspected("https://go.example/", "", null, null, null, null)));
    all.put(
        "inspector-hostile",
        pages.inspector(
            new Inspected(
                "javascript:alert(1)",
                "javascript:alert('" + "x".repeat(1_500) + "')",
                HOSTILE + "t".repeat(2_000),
                "ש".repeat(2_000),
                "javascript:alert(1)",
                "javascript:alert(1)")));
    all.put("app", app(pages, DeepView.DEFAULT, Language.EN));
    for (var language : Language.values()) {
      if (language != Language.EN) {
        all.put(
            "app-" + language.tag(), app(pages, DeepView.of("{\"appName\":\"Fjell\"}"), language));
      }
    }
    all.put(
        "app-styled",
        app(
            pages,
            DeepView.of(
                """
                {"hidePoweredByBadge":true,"appName":"Fjell","buttonStyle":{"backgroundColor":"#ffd400",
                 "borderColor":"rgb(0 0 0 / 50%)","borderRadius":"999px"}}
                """),
            Language.EN));
    all.put(
        "app-minimal",
        app(pages, DeepView.of("{\"appName\":\"Fjell\",\"variant\":\"minimal\"}"), Language.EN));
    all.put("app-intent", intent(pages));
    all.put(
        "app-hostile",
        pages.interstitial(
            new Interstitial(
                HOSTILE,
                HOSTILE + "x".repeat(500),
                DeepView.of(
                    """
                    {"buttonStyle":{"backgroundColor":"red;}</style><script>alert(1)</script>",
                     "borderColor":"url(https://evil.example)","borderRadius":"1px;background:url(//evil.example)"}}
                    """),
                Language.TR,
                "javascript:alert(1)",
                "javascript:alert(1)")));
    return all;
  }

  private static Page app(VisitorPages pages, DeepView view, Language language) {
    return pages.interstitial(
        new Interstitial(
            "https://go.example/spring?ref=a%26b",
            "shop.example",
            view,
            language,
            "https://go.example/spring?skip_deeplink_preview=1&ref=a%26b",
            null));
  }

  private static Page intent(VisitorPages pages) {
    var there = "https://go.example/spring?skip_deeplink_preview=1";
    return pages.interstitial(
        new Interstitial(
            "https://go.example/spring",
            "shop.example",
            DeepView.DEFAULT,
            Language.EN,
            there,
            "intent://go.example/spring#Intent;scheme=https;package=com.shop;S.browser_fallback_url="
                + "https%3A%2F%2Fgo.example%2Fspring%3Fskip_deeplink_preview%3D1;end"));
  }
}
