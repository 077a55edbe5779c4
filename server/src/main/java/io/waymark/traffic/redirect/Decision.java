package io.waymark.traffic.redirect;

import io.waymark.events.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor gets. Made by {@link RedirectRules} from link, domain and request alone; nothing
 * has happened yet.
 */
public sealed interface Decision {

  /**
   * Sends the visitor on and records the click (RED-26…30).
   *
   * @param status 302, or 301 for a domain's own link (RED-30)
   */
  record Redirect(int status, String location, Recording recording) implements Decision {}

  /** Shows the domain's placeholder and records the click (RED-22). */
  record Placeholder(Recording recording) implements Decision {}

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
   */
  record Expired(int status, @Nullable String location) implements Decision {}

  /** Asks for the link's password (RED-14, RED-15). */
  record AskPassword(String linkId, boolean wrong) implements Decision {}

  /** Sends scanners of well-known weak spots to the domain's front page (RED-8). */
  record JunkKey() implements Decision {}

  /**
   * The click to record, and the cookie that makes the visitor's next click carry the same id
   * (RED-20, RED-21).
   *
   * @param url the final destination, empty for a domain without one
   * @param untracked whether the visitor asked not to be counted
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
      boolean doIndex) {}
}
