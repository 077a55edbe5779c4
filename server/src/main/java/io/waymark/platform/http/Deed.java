package io.waymark.platform.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did as a person rather than for a workspace, such as signing in. Workspaces they
 * belong to are told, so no detail may be a secret.
 *
 * @param workspaceId the only workspace it concerns; null for all of the user's
 * @param action what they did, such as {@code signIn}
 */
public record Deed(
    String userId, @Nullable String workspaceId, String action, Map<String, String> details) {
  public Deed {
    details = Map.copyOf(details);
  }
}
