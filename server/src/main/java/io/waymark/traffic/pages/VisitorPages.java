package io.waymark.traffic.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pages visitors see. One small style sheet inside the page, allowed by its hash; no scripts
 * and no requests elsewhere. Values from outside are escaped by the template engine.
 */
public final class VisitorPages {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.5 system-ui,sans-serif;\
      background:#fafafa;color:#171717}
      main{max-width:26rem;padding:2rem;text-align:center}
      h1{font-size:1.375rem;margin:0 0 .5rem}
      p{margin:.25rem 0 1.25rem;color:#525252}
      form{display:grid;gap:.75rem;text-align:left}
      label{font-weight:600}
      input,button{font:inherit;padding:.625rem .75rem;border-radius:.5rem;border:1px solid #a3a3a3}
      button{background:#171717;color:#fff;border-color:#171717;cursor:pointer}
      :focus-visible{outline:3px solid #2563eb;outline-offset:2px}
      .error{color:#b91c1c;margin:0}
      @media (prefers-color-scheme:dark){body{background:#0a0a0a;color:#fafafa}p{color:#a3a3a3}\
      input{background:#171717;color:#fafafa}button{background:#fafafa;color:#171717}.error{color:#f87171}}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src '%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(hash(STYLE));

  private final Template message;
  private final Template password;

  public VisitorPages(Engine engine) {
    this.message = Objects.requireNonNull(engine.getTemplate("visitor/message.html"));
    this.password = Objects.requireNonNull(engine.getTemplate("visitor/password.html"));
  }

  /** A rendered page and the policy it needs. */
  public record Page(String html, String contentSecurityPolicy) {}

  public Page notFound(Theme theme) {
    return message("Link not found", "This link does not exist on this domain.");
  }

  public Page expired(Theme theme) {
    return message("Link expired", "This link no longer works. Ask whoever sent it for a new one.");
  }

  public Page placeholder(String domain, Theme theme) {
    return message(domain, "This domain is used for short links.");
  }

  public Page unavailable() {
    return message("One moment", "This link cannot be looked up right now. Please try again soon.");
  }

  public Page tooManyAttempts(Theme theme) {
    return message("Too many attempts", "Please wait ten minutes before you try again.");
  }

  public Page password(Theme theme, boolean wrong) {
    return new Page(password.data("style", STYLE, "wrong", wrong).render(), POLICY);
  }

  public Page banned() {
    return message("Link banned", "This link was taken down.");
  }

  public Page preview(Preview preview) {
    return message(String.valueOf(preview.title()), String.valueOf(preview.description()));
  }

  public Page cloaked(Cloaked cloaked) {
    return message("Framed", cloaked.url());
  }

  public Page customScheme(String location) {
    return message("Opening", location);
  }

  public Page inspector(Inspected inspected) {
    return message(inspected.shortLink(), inspected.destination());
  }

  public record Theme(String name, @Nullable String logo, @Nullable String color) {}

  public record Preview(
      String url,
      @Nullable String title,
      @Nullable String description,
      @Nullable String image,
      @Nullable String video,
      @Nullable String favicon) {}

  public record Cloaked(
      String url,
      @Nullable String title,
      @Nullable String description,
      @Nullable String image,
      @Nullable String favicon) {}

  public record Inspected(
      String shortLink,
      String destination,
      @Nullable String title,
      @Nullable String description,
      @Nullable String image,
      @Nullable String abuseReport) {}

  private Page message(String title, String text) {
    return new Page(
        message.data("style", STYLE, "title", title).data("text", text).render(), POLICY);
  }

  private static String hash(String style) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
