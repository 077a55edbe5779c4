package io.waymark.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Statistics that anybody with the address may see, as analytics need to know them (B8).
 *
 * @param linkId the only link it shows, or null if it shows those of a folder
 * @param folderId the folder, or null
 * @param password what visitors must know, or null
 * @param showConversions whether leads and sales are shown
 * @param workspace the workspace the links are of
 */
public record SharedDashboard(
    String id,
    @Nullable String linkId,
    @Nullable String folderId,
    @Nullable String password,
    boolean showConversions,
    Owner workspace) {

  /**
   * Whose links they are.
   *
   * @param usageLimit events that may be read before analytics close, or null for no limit
   */
  public record Owner(String id, Instant createdAt, long usage, @Nullable Long usageLimit) {}

  /** Whether somebody who says that word, or none, may see it. */
  public boolean opensTo(@Nullable String word) {
    return password == null
        || (word != null
            && MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8)));
  }
}
