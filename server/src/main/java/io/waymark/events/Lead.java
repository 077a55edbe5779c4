package io.waymark.events;

import java.time.Instant;

/**
 * A visitor became a customer, or did something else that has a name (A3).
 *
 * @param timestamp when it was reported, not when the click was
 */
public record Lead(
    String eventId,
    Instant timestamp,
    String eventName,
    String customerId,
    String metadata,
    Click click)
    implements Conversion {}
