package io.waymark.traffic.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders the pages. Safe to use by many threads; nothing here blocks. */
public final class VisitorPages {
  private static final String PAGE = Source.read("page.css");
  private static final String FORM = Source.read("form.css");
  private static final String INSPECTOR = Source.read("inspector.css");
  private static final String APP = Source.read("app.css");
  private static final String CLOAKED = Source.read("cloaked.css");
  private static final String OPEN_APP = Source.read("app.js");

  private static final String NOINDEX = "noindex";
  private static final String UNKNOWN = "Link Not Found";

  private final PageSettings settings;
  private final Template message;
  private final Template password;
  private final Template preview;
  private final Template cloaked;
  private final Template handover;
  private final Template inspector;
  private final Template app;

  public VisitorPages(Engine engine) {
    this(engine, PageSettings.DEFAULT);
  }

  public VisitorPages(Engine engine, PageSettings settings) {
    this.settings = settings;
    this.message = template(engine, "message");
    this.password = template(engine, "password");
    this.preview = template(engine, "preview");
    this.cloaked = template(engine, "cloaked");
    this.handover = template(engine, "handover");
    this.inspector = template(engine, "inspector");
    this.app = template(engine, "app");
  }

  private static Template template(Engine engine, String name) {
    return Objects.requireNonNull(engine.getTemplate("pages/" + name + ".html"), name);
  }

  /** Nothing is at this address, or it was switched off (RED-17, RED-18). */
  public Page notFound(Theme theme) {
    return message(
        theme,
        UNKNOWN,
        Sign.BROKEN,
        "Link not found",
        "There is nothing at this address. Check that it is complete, or ask whoever sent it.",
        NOINDEX,
        false);
  }

  /** The link's time is over (RED-19). */
  public Page expired(Theme theme) {
    return message(
        theme,
        "Link Expired",
        Sign.CLOCK,
        "Link expired",
        "This link no longer works. Ask whoever sent it for a new one.",
        NOINDEX,
        false);
  }

  /** The operator has taken the link down (RED-16). */
  public Page banned() {
    return message(
        Theme.NONE,
        "Link Banned",
        Sign.STOP,
        "Link banned",
        "This link was taken down because it broke the rules of this service.",
        NOINDEX,
        false);
  }

  /** What a domain shows that leads nowhere by itself (RED-22). May be indexed. */
  public Page placeholder(String domain, Theme theme) {
    return message(
        theme,
        domain,
        Sign.LINK,
        domain,
        "Short links live on this domain. The one you were given has something after the slash.",
        null,
        false);
  }

  /** The link cannot be looked up at the moment; for a 503. */
  public Page unavailable() {
    return message(
        Theme.NONE,
        "One Moment",
        Sign.WAIT,
        "One moment",
        "This link cannot be looked up right now. Please try again soon.",
        NOINDEX,
        true);
  }

  /** Too many wrong passwords (RED-15); for a 429. */
  public Page tooManyAttempts(Theme theme) {
    return message(
        theme,
        "Too Many Attempts",
        Sign.WAIT,
        "Too many attempts",
        "Please wait ten minutes before you try again.",
        NOINDEX,
        false);
  }

  /**
   * Asks for the link's password (RED-15): posts {@code password} to the page's own address.
   *
   * @param wrong whether the visitor has just entered a wrong one
   */
  public Page password(Theme theme, boolean wrong) {
    var suffix = settings.titleSuffix();
    var title = "Password Required" + (suffix.isEmpty() ? "" : " - " + suffix);
    var styles = List.of(PAGE, accent(theme), FORM);
    return new Page(
        layout(password, Language.EN, title, theme, styles, NOINDEX)
            .data("sign", Sign.LOCK.path())
            .data("image", Addresses.webOnly(settings.passwordImage()))
            .data("wrong", wrong)
            .render(),
        new Policy(styles, null, settings.pictures(), null).header());
  }

  /** Tells machines what to draw for a link (RED-23). */
  public Page preview(Preview link) {
    var name = link.title() == null ? link.url() : link.title();
    var suffix = settings.titleSuffix();
    var title = suffix.isEmpty() ? name : name + " | " + suffix;
    var styles = List.of(PAGE, accent(Theme.NONE));
    return new Page(
        layout(preview, Language.EN, title, Theme.NONE, styles, "noindex,nofollow")
            .data("url", Addresses.webOnly(link.url()))
            .data("name", name)
            .data("description", link.description())
            .data("image", Addresses.webOnly(link.image()))
            .data("video", Addresses.webOnly(link.video()))
            .data("favicon", Addresses.webOnly(link.favicon()))
            .render(),
        new Policy(styles, null, origin(link.favicon()), null).header());
  }

  private static @Nullable String origin(@Nullable String address) {
    var url = Addresses.web(address);
    return url == null ? null : url.origin();
  }

  /**
   * Shows a destination under the short link's address (RED-25). Frames of the destination's scheme
   * are allowed and not just its host, because sites redirect and are walked about in.
   */
  public Page cloaked(Cloaked link) {
    var url = Addresses.web(link.url());
    if (url == null) {
      return notFound(Theme.NONE);
    }
    var name = link.title() == null ? url.host() : link.title();
    var styles = List.of(CLOAKED);
    return new Page(
        layout(cloaked, Language.EN, name, Theme.NONE, styles, NOINDEX)
            .data("url", url.href())
            .data("name", name)
            .data("description", link.description())
            .data("image", Addresses.webOnly(link.image()))
            .data("video", null)
            .data("favicon", Addresses.webOnly(link.favicon()))
            .render(),
        new Policy(styles, null, origin(link.favicon()), url.protocol()).header());
  }

  /**
   * Hands an address to a program for mail, calls or messages (RED-24). The address is a URL, so
   * that it has no line breaks; what a meta refresh says after {@code url=} is taken whole if it
   * does not begin with a quotation mark.
   *
   * @param location the final URL; the page leads nowhere if it has another scheme than RED-24's
   */
  public Page customScheme(String location) {
    if (!Addresses.handedOver(location)) {
      return notFound(Theme.NONE);
    }
    var words = Handover.of(Addresses.scheme(location));
    var styles = List.of(PAGE, accent(Theme.NONE));
    return new Page(
        layout(handover, Language.EN, words.title(), Theme.NONE, styles, null)
            .data("location", location)
            .data("sign", words.sign().path())
            .data("heading", words.title())
            .data("button", words.button())
            .render(),
        new Policy(styles, null, null, null).header());
  }

  /** Tells where a link leads without following it (RED-13). */
  public Page inspector(Inspected link) {
    var destination = Addresses.web(link.destination());
    var report = link.abuseReport();
    var reportable =
        report != null && (Addresses.web(report) != null || Addresses.handedOver(report));
    var styles = List.of(PAGE, accent(Theme.NONE), INSPECTOR);
    return new Page(
        layout(inspector, Language.EN, "Where This Link Leads", Theme.NONE, styles, NOINDEX)
            .data("shortLink", link.shortLink())
            .data("destination", link.destination())
            .data("host", destination == null ? null : destination.host())
            .data("caption", link.title())
            .data("description", link.description())
            .data("image", settings.picture(link.image()))
            .data("go", link.destination().isEmpty() ? null : Addresses.webOnly(link.shortLink()))
            .data("report", reportable ? report : null)
            .render(),
        new Policy(styles, null, settings.pictures(), null).header());
  }

  /** Offers an app (RED-32, RED-33). Without scripts, the button is a link to the same place. */
  public Page interstitial(Interstitial link) {
    var view = link.view();
    var name = view.appName() == null ? link.appName() : view.appName();
    var words = AppWords.in(link.language());
    var intent = link.intentUrl();
    var accent = Accent.sheet(view.button().background());
    var styles = List.of(PAGE, accent, APP, Accent.sheet(view.button()));
    return new Page(
        layout(app, link.language(), name, Theme.NONE, styles, NOINDEX)
            .data("app", name)
            .data("initial", initial(name))
            .data("before", words.before())
            .data("after", words.after())
            .data("text", words.text())
            .data("poweredBy", words.badge())
            .data("minimal", view.variant() == DeepView.Variant.MINIMAL)
            .data("go", Objects.requireNonNullElse(Addresses.webOnly(link.continueUrl()), ""))
            .data("copy", link.shortLink())
            .data("intent", intent != null && intent.startsWith("intent://") ? intent : null)
            .data("badge", view.hidePoweredByBadge() ? "" : settings.madeBy())
            .data("script", OPEN_APP)
            .render(),
        new Policy(styles, OPEN_APP, null, null).header());
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : Character.toString(Character.toUpperCase(name.codePointAt(0)));
  }

  private Page message(
      Theme theme,
      String title,
      Sign sign,
      String heading,
      String text,
      @Nullable String robots,
      boolean again) {
    var styles = List.of(PAGE, accent(theme));
    return new Page(
        layout(message, Language.EN, title, theme, styles, robots)
            .data("sign", sign.path())
            .data("heading", heading)
            .data("text", text)
            .data("again", again)
            .render(),
        new Policy(styles, null, settings.pictures(), null).header());
  }

  private TemplateInstance layout(
      Template template,
      Language language,
      String title,
      Theme theme,
      List<String> styles,
      @Nullable String robots) {
    return template
        .data("lang", language.tag())
        .data("title", title)
        .data("robots", robots)
        .data("logo", settings.picture(theme.logo()))
        .data("brand", theme.name())
        .data("styles", styles);
  }

  private static String accent(Theme theme) {
    return Accent.sheet(Rgb.parse(theme.color()));
  }
}
