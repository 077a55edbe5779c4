package io.waymark.platform.http;

/**
 * On whose behalf an operation is carried out.
 *
 * @param credential the API key's id, or how else the caller came in
 */
public record Admitted(String workspaceId, String userId, String credential) {}
