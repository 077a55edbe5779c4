package io.waymark.conversions.connections;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system that a workspace has connected.
 *
 * @param account what the provider calls the workspace; others may claim the same
 * @param settings what anybody of the workspace may see
 * @param secrets what nobody is shown again, by name
 */
public record Connection(
    String id,
    String workspaceId,
    @Nullable String account,
    ObjectNode settings,
    Map<String, String> secrets,
    Instant createdAt,
    Instant updatedAt) {

  public Connection {
    secrets = Map.copyOf(secrets);
  }

  /** The same with other settings. */
  public Connection with(
      @Nullable String newAccount, ObjectNode newSettings, Map<String, String> newSecrets) {
    return new Connection(
        id, workspaceId, newAccount, newSettings, newSecrets, createdAt, updatedAt);
  }
}
