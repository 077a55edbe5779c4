package io.waymark.links;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A short link as it is stored (DAT-1).
 *
 * @param domain lower case, with its port if it has one
 * @param key as stored: punycode, case kept; {@code _root} for the domain itself
 * @param url the destination; empty only for a domain without one
 * @param password in clear; it is encrypted at rest
 */
public record Link(
    String id,
    String domain,
    String key,
    String url,
    boolean archived,
    Expiry expiry,
    @Nullable Instant disabledAt,
    @Nullable String password,
    boolean trackConversion,
    boolean rewrite,
    boolean doIndex,
    Preview preview,
    Utm utm,
    Targeting targeting,
    AbTest abTest,
    References references,
    boolean publicStats,
    @Nullable String comments,
    @Nullable Instant retentionCleanupDisabledAt,
    Stats stats,
    Instant createdAt,
    Instant updatedAt) {

  /** The key of a domain's own link. */
  public static final String ROOT = "_root";

  /** Whether this is what visitors of the bare domain get. */
  public boolean root() {
    return key.equals(ROOT);
  }

  /** The same link elsewhere. */
  Link at(String newDomain, String newKey) {
    return with(newDomain, newKey, url, utm, updatedAt);
  }

  /** The same link, changed at that time. */
  Link updatedAt(Instant at) {
    return with(domain, key, url, utm, at);
  }

  /** The same link with other campaign parameters. */
  Link with(Utm newUtm) {
    return with(domain, key, url, newUtm, updatedAt);
  }

  /** The same link with another destination. */
  Link leadingTo(String newUrl) {
    return with(domain, key, newUrl, utm, updatedAt);
  }

  private Link with(String newDomain, String newKey, String newUrl, Utm newUtm, Instant changed) {
    return new Link(
        id,
        newDomain,
        newKey,
        newUrl,
        archived,
        expiry,
        disabledAt,
        password,
        trackConversion,
        rewrite,
        doIndex,
        preview,
        newUtm,
        targeting,
        abTest,
        references,
        publicStats,
        comments,
        retentionCleanupDisabledAt,
        stats,
        createdAt,
        changed);
  }

  /** The address visitors use (DAT-2). */
  public String shortLink() {
    return ShortLinks.of(domain, key);
  }

  /**
   * When the link stops leading to its destination.
   *
   * @param url where visitors go afterwards, or null for the domain's page
   */
  public record Expiry(@Nullable Instant at, @Nullable String url) {
    /** Whether the moment has passed (RED-19). */
    public boolean passed(Instant now) {
      return at != null && at.isBefore(now);
    }
  }

  /** What link previews show. {@code proxy} tells whether Waymark serves them itself. */
  public record Preview(
      boolean proxy,
      @Nullable String title,
      @Nullable String description,
      @Nullable String image,
      @Nullable String video) {
    /** A link that says nothing of it. */
    public static final Preview NONE = new Preview(false, null, null, null, null);
  }

  /** The campaign parameters found in the destination (LNK-12). */
  public record Utm(
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign,
      @Nullable String term,
      @Nullable String content) {
    /** No campaign. */
    public static final Utm NONE = new Utm(null, null, null, null, null);
  }

  /**
   * Destinations for some visitors.
   *
   * @param geo by upper-case ISO 3166-1 alpha-2 country; null if never set
   */
  public record Targeting(
      @Nullable String ios, @Nullable String android, @Nullable Map<String, String> geo) {}

  /** One destination of an A/B test and its weight. */
  public record TestVariant(String url, double percentage) {}

  /**
   * An A/B test of destinations (RED-35).
   *
   * @param variants null if there is no test
   */
  public record AbTest(
      @Nullable List<TestVariant> variants,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt) {}

  /** What the link belongs to. */
  public record References(
      @Nullable String projectId,
      @Nullable String userId,
      @Nullable String folderId,
      @Nullable String externalId,
      @Nullable String tenantId,
      @Nullable String programId,
      @Nullable String partnerId) {
    /** Whether it is the same partner's, or likewise nobody's. */
    boolean sameOwner(References other) {
      return Objects.equals(programId, other.programId)
          && Objects.equals(partnerId, other.partnerId);
    }
  }

  /**
   * Folds of the link's events.
   *
   * @param saleAmount in minor units of the workspace's currency
   */
  public record Stats(
      long clicks,
      long leads,
      long conversions,
      long sales,
      long saleAmount,
      @Nullable Instant lastClicked) {
    /** A link nobody has visited. */
    public static final Stats NONE = new Stats(0, 0, 0, 0, 0, null);
  }
}
