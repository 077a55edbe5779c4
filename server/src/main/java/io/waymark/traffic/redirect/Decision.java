package io.waymark.traffic.redirect;

import io.waymark.events.Trigger;
import io.waymark.links.CachedLink;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor gets. Made by {@link RedirectRules} from link, domain and request alone; nothing
 * has happened yet.
 */
public sealed interface Decision {

  /** Shows what is behind the link instead of going there (RED-13). */
  record Inspect(CachedLink link) implements Decision {}

  /** Asks for the link's password (RED-14, RED-15). */
  record AskPassword(CachedLink link, boolean wrong) implements Decision {}

  /** The link was taken down by the operator (RED-16). */
  record Banned() implements Decision {}

  /**
   * There is no such link, or it is disabled (RED-17, RED-18).
   *
   * @param location where the domain sends such visitors, or null for the page
   */
  record NotFound(@Nullable String location) implements Decision {}

  /**
   * The link has expired (RED-19).
   *
   * @param status 302 for the link's own address, 307 for the domain's
   * @param location where to send the visitor, or null for the page
   * @param indexed whether search engines may list the short link (RED-10)
   */
  record Expired(int status, @Nullable String location, boolean indexed) implements Decision {}

  /** Answers that are journalled before they are given, and set cookies (RED-20…29). */
  sealed interface Recorded extends Decision {
    /** What to journal. */
    Recording recording();
  }

  /** Shows the domain's placeholder (RED-22). */
  record Placeholder(Recording recording) implements Recorded {}

  /** Shows machines that make previews what the link wants shown (RED-23). */
  record Preview(CachedLink link, Recording recording) implements Recorded {}

  /** Sends the visitor to another program by a page, such as a mailer (RED-24). */
  record CustomScheme(String location, Recording recording) implements Recorded {}

  /** Shows the destination in a frame (RED-25). */
  record Cloaked(CachedLink link, String url, Recording recording) implements Recorded {}

  /**
   * Offers the app first (RED-26, RED-27, RED-31). Answered with 307.
   *
   * @param remembered what the app may ask for once it is installed; null without an address
   */
  record Interstitial(
      String location, DeferredLinks.@Nullable DeferredLink remembered, Recording recording)
      implements Recorded {}

  /**
   * Sends the visitor on (RED-26…30).
   *
   * @param status 302, or 301 for a domain's own link (RED-30)
   */
  record Redirect(int status, String location, Recording recording) implements Recorded {}

  /**
   * The visit to journal, and what its answer's headers need.
   *
   * @param key as it was looked up
   * @param url the final destination, empty for a domain without one
   * @param untracked whether the visitor asked not to be counted
   * @param variant the variant of the A/B test the visitor was given, or null (RED-21)
   * @param indexed whether search engines may list the short link (RED-10)
   */
  record Recording(
      String clickId,
      String linkId,
      String workspaceId,
      String domain,
      String key,
      String url,
      Trigger trigger,
      boolean qr,
      boolean botParameter,
      boolean untracked,
      @Nullable String variant,
      boolean indexed) {}
}
