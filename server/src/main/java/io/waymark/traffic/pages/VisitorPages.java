package io.waymark.traffic.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders the pages. Safe to use by many threads; nothing here blocks. */
public final class VisitorPages {
  private static final Inline PAGE = Inline.file("page.css");
  private static final Inline FORM = Inline.file("form.css");
  private static final Inline INSPECTOR = Inline.file("inspector.css");
  private static final Inline APP = Inline.file("app.css");
  private static final Inline CLOAKED = Inline.file("cloaked.css");
  private static final Inline OPEN_APP = Inline.file("app.js");

  private static final String NOINDEX = "noindex";

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
    return notice(theme, Notice.NOT_FOUND);
  }

  /** The link's time is over (RED-19). */
  public Page expired(Theme theme) {
    return notice(theme, Notice.EXPIRED);
  }

  /** The operator has taken the link down (RED-16). */
  public Page banned() {
    return notice(Theme.NONE, Notice.BANNED);
  }

  /** What a domain shows that leads nowhere by itself (RED-22). May be indexed. */
  public Page placeholder(String domain, Theme theme) {
    var styles = List.of(PAGE, accent(theme));
    return new Page(
        layout(message, Language.EN, domain, theme, styles, null)
            .data("sign", Sign.LINK.path())
            .data("heading", domain)
            .data("text", "Short links live on this domain. Yours goes on after the slash.")
            .data("again", false)
            .render(),
        Policy.of(styles, settings.pictures()).header());
  }

  /** The link cannot be looked up at the moment; for a 503. */
  public Page unavailable() {
    return notice(Theme.NONE, Notice.UNAVAILABLE);
  }

  /** Too many wrong passwords (RED-15); for a 429. */
  public Page tooManyAttempts(Theme theme) {
    return notice(theme, Notice.TOO_MANY_ATTEMPTS);
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
        Policy.of(styles, settings.pictures()).header());
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
        Policy.of(styles, origin(link.favicon())).header());
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
        Policy.of(styles, null).header());
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
        Policy.of(styles, settings.pictures()).header());
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
            .data("script", OPEN_APP.text())
            .render(),
        new Policy(styles, OPEN_APP, null, null).header());
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : Character.toString(Character.toUpperCase(name.codePointAt(0)));
  }

  private Page notice(Theme theme, Notice notice) {
    var styles = List.of(PAGE, accent(theme));
    return new Page(
        layout(message, Language.EN, notice.title(), theme, styles, NOINDEX)
            .data("sign", notice.sign().path())
            .data("heading", notice.heading())
            .data("text", notice.text())
            .data("again", notice.again())
            .render(),
        Policy.of(styles, settings.pictures()).header());
  }

  private TemplateInstance layout(
      Template template,
      Language language,
      String title,
      Theme theme,
      List<Inline> styles,
      @Nullable String robots) {
    return template
        .data("lang", language.tag())
        .data("title", title)
        .data("robots", robots)
        .data("logo", settings.picture(theme.logo()))
        .data("brand", theme.name())
        .data("styles", styles.stream().map(Inline::text).toList());
  }

  private static Inline accent(Theme theme) {
    return Accent.sheet(Rgb.parse(theme.color()));
  }
}
