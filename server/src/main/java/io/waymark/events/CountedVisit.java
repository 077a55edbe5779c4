package io.waymark.events;

import java.time.Instant;

/**
 * A counted click, as far as recognising the visitor's repeats needs it (CLK-3).
 *
 * @param identityHash see {@link Click#identityHash()}
 */
public record CountedVisit(String linkId, String identityHash, String clickId, Instant timestamp) {}
