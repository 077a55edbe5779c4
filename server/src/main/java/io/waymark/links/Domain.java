package io.waymark.links;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host name that short links live on (DOM-1).
 *
 * @param slug the host in lower case, with its port if it has one
 * @param projectId the workspace it belongs to, or null for one that every workspace may use
 * @param verified whether the DNS showed that it leads here; redirects do not ask (DOM-15)
 * @param primary whether links that name no domain are on it
 * @param archived whether it is left out of lists; its links work (DOM-7)
 * @param caseSensitive whether keys that differ only in case are different links (RED-7)
 * @param placeholder an example of a destination, for people who make links
 * @param expiredUrl where visitors of expired links go, or null for a page
 * @param notFoundUrl where visitors of unknown keys go, or null for a page
 * @param logo the address of a picture for QR codes
 * @param allowedHosts the only hosts its links may lead to; null means any (LNK-16)
 */
public record Domain(
    String id,
    String slug,
    @Nullable String projectId,
    boolean verified,
    boolean primary,
    boolean archived,
    boolean caseSensitive,
    @Nullable String placeholder,
    @Nullable String expiredUrl,
    @Nullable String notFoundUrl,
    @Nullable String logo,
    Apps apps,
    @Nullable List<String> allowedHosts,
    Instant createdAt,
    Instant updatedAt) {

  public Domain {
    allowedHosts = allowedHosts == null ? null : List.copyOf(allowedHosts);
  }

  /**
   * What phones and apps ask the domain for (RED-4), each as compact JSON.
   *
   * @param deepviewData settings of the page between link and app
   */
  public record Apps(
      @Nullable String assetLinks,
      @Nullable String appleAppSiteAssociation,
      @Nullable String deepviewData) {}

  /** What a name is that nobody has added yet: nobody's, and without anything of its own. */
  static Domain unknown(String slug) {
    return new Domain(
        "",
        slug,
        "",
        false,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        new Apps(null, null, null),
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** The same domain, changed at that time. */
  Domain updatedAt(Instant at) {
    return new Domain(
        id,
        slug,
        projectId,
        verified,
        primary,
        archived,
        caseSensitive,
        placeholder,
        expiredUrl,
        notFoundUrl,
        logo,
        apps,
        allowedHosts,
        createdAt,
        at);
  }

  /** Whether links of the workspace may use it (LNK-16). */
  public boolean usableBy(String workspaceId) {
    return projectId == null || projectId.equals(workspaceId);
  }
}
