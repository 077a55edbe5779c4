package io.waymark.links;

import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a redirect needs to know of a link, small enough to keep a million (RED-43): what few links
 * have is in {@link Extras}, and texts that many links share are shared.
 *
 * @param workspaceId empty if the link has none
 * @param url as it is stored
 * @param destination the parsed destination; null for a domain without one
 * @param partner whether clicks belong to a partner of a program
 * @param rewrite whether the destination is shown in a frame under the short link (RED-25)
 * @param extras null for an ordinary link
 */
public record CachedLink(
    String id,
    String domain,
    String key,
    String workspaceId,
    String url,
    @Nullable WebUrl destination,
    boolean trackConversion,
    boolean partner,
    boolean doIndex,
    boolean rewrite,
    boolean disabled,
    @Nullable Extras extras) {

  /**
   * What few links have.
   *
   * @param expiresAt when it stops leading to its destination
   * @param expiredUrl where visitors go afterwards
   * @param password in clear
   * @param ios the destination of visitors with iOS
   * @param android the destination of visitors with Android
   * @param geo destinations by upper-case ISO 3166-1 alpha-2 country
   * @param preview what previews of the link show; null if the link says nothing of it
   * @param variants the destinations of an A/B test, which may be over; empty for none
   * @param testEnds when the test is over; without it there is none (RED-35)
   */
  public record Extras(
      @Nullable Instant expiresAt,
      @Nullable String expiredUrl,
      @Nullable String password,
      @Nullable String ios,
      @Nullable String android,
      Map<String, String> geo,
      Link.@Nullable Preview preview,
      List<Link.TestVariant> variants,
      @Nullable Instant testEnds) {}

  /** The same link on another domain. */
  CachedLink on(String otherDomain) {
    return new CachedLink(
        id,
        otherDomain,
        key,
        workspaceId,
        url,
        destination,
        trackConversion,
        partner,
        doIndex,
        rewrite,
        disabled,
        extras);
  }

  /** Whether visitors of the bare domain get this link. */
  public boolean root() {
    return key.equals(Link.ROOT);
  }

  /** The address visitors use (DAT-2). */
  public String shortLink() {
    return ShortLinks.of(domain, key);
  }

  /** Whether the link no longer leads to its destination (RED-19). */
  public boolean expired(Instant now) {
    return extras != null && extras.expiresAt != null && extras.expiresAt.isBefore(now);
  }

  /** Where visitors go once the link has expired, or null. */
  public @Nullable String expiredUrl() {
    return extras == null ? null : extras.expiredUrl;
  }

  /** The password itself, or null if the link is open. */
  public @Nullable String password() {
    return extras == null ? null : extras.password;
  }

  /** The destination of visitors with iOS, or null. */
  public @Nullable String ios() {
    return extras == null ? null : extras.ios;
  }

  /** The destination of visitors with Android, or null. */
  public @Nullable String android() {
    return extras == null ? null : extras.android;
  }

  /** Destinations by country; empty if there are none. */
  public Map<String, String> geo() {
    return extras == null ? Map.of() : extras.geo;
  }

  /** What previews of the link show. */
  public Link.Preview preview() {
    return extras == null || extras.preview == null ? Link.Preview.NONE : extras.preview;
  }

  /** The destinations of the A/B test that is running; empty if none is (RED-35). */
  public List<Link.TestVariant> variants(Instant now) {
    return extras != null && extras.testEnds != null && extras.testEnds.isAfter(now)
        ? extras.variants
        : List.of();
  }
}
