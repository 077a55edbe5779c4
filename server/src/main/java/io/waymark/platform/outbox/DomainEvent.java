package io.waymark.platform.outbox;

import java.time.Instant;

/**
 * Something that happened in a workspace.
 *
 * @param workspaceId as stored
 * @param topic what kind of thing, such as {@code link.created}
 * @param at when, to the microsecond
 * @param payload what there is to say of it: JSON in UTF-8, as topic's writer and readers agreed
 */
public record DomainEvent(String workspaceId, String topic, Instant at, byte[] payload) {}
