package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * What careful visitors are told of a link before they follow it (RED-13).
 *
 * @param destination where the link leads; empty if nowhere
 * @param image the address of the preview's picture; shown only if it is on this server, because
 *     looking at a link must not tell its destination that somebody looked
 * @param abuseReport a web or {@code mailto:} address for reports, or null
 */
public record Inspected(
    String shortLink,
    String destination,
    @Nullable String title,
    @Nullable String description,
    @Nullable String image,
    @Nullable String abuseReport) {}
