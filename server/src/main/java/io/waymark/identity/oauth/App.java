package io.waymark.identity.oauth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app that users may let act for them.
 *
 * @param workspaceId whose app it is
 * @param creatorId who made it, or null if they are gone
 * @param clientId by which the app names itself, no secret
 * @param secret null for an app that proves itself by PKCE alone, or has no secret yet
 * @param verified whether members of every workspace may install it
 * @param installations in how many workspaces and by how many users it is in use
 */
record App(
    String id,
    String workspaceId,
    @Nullable String creatorId,
    Details details,
    String clientId,
    @Nullable StoredSecret secret,
    boolean verified,
    int installations,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * What its developer says about it.
   *
   * @param redirectUris where its users may be sent back to, each as a whole
   * @param pkce whether it cannot keep a secret, such as an app on a phone or in a page
   */
  record Details(
      String name,
      String slug,
      String developer,
      String website,
      @Nullable String installUrl,
      @Nullable String logo,
      @Nullable String description,
      @Nullable String readme,
      List<String> screenshots,
      List<String> redirectUris,
      boolean pkce) {}

  /**
   * A client secret as it is kept.
   *
   * @param partial how to recognise it
   */
  record StoredSecret(String hash, String partial) {
    static final String PREFIX = "dub_app_secret_";

    @Override
    public String toString() {
      return partial;
    }
  }
}
