package io.waymark.conversions.parking;

import io.waymark.conversions.connections.Provider;

/**
 * An event that waits.
 *
 * @param key of the event with its provider
 * @param subject whom it waits for
 * @param event as it was told
 * @param attempts how often it was tried since
 */
record Parked(
    long id,
    String workspaceId,
    Provider provider,
    String key,
    String subject,
    String event,
    int attempts) {}
