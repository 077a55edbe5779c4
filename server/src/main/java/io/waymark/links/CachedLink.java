package io.waymark.links;

import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a redirect needs to know of a link, small enough to keep a million (RED-43).
 *
 * @param destination the parsed destination, or null for a domain without one
 * @param workspaceId empty if the link has none
 * @param password the password itself, or null if the link is open
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
    @Nullable Instant expiresAt,
    @Nullable String expiredUrl,
    boolean disabled,
    @Nullable String password,
    @Nullable String ios,
    @Nullable String android,
    Map<String, String> geo) {

  static CachedLink of(Link link) {
    var references = link.references();
    var geo = link.targeting().geo();
    return new CachedLink(
        link.id(),
        link.domain(),
        link.key(),
        references.projectId() == null ? "" : references.projectId(),
        link.url(),
        link.url().isEmpty() ? null : WebUrl.parse(link.url()),
        link.trackConversion(),
        references.programId() != null && references.partnerId() != null,
        link.doIndex(),
        link.expiry().at(),
        link.expiry().url(),
        link.disabledAt() != null,
        link.password(),
        link.targeting().ios(),
        link.targeting().android(),
        geo == null ? Map.of() : Map.copyOf(geo));
  }

  /** Whether visitors of the bare domain get this link. */
  public boolean root() {
    return key.equals(Link.ROOT);
  }

  /** Whether the link no longer leads to its destination (RED-19). */
  public boolean expired(Instant now) {
    return expiresAt != null && expiresAt.isBefore(now);
  }
}
