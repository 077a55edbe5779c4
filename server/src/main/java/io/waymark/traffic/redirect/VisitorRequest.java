package io.waymark.traffic.redirect;

import io.waymark.events.Agent;
import io.waymark.events.Place;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's request as the rules see it.
 *
 * @param foldedKey the key as it was looked up (RED-6)
 * @param inspect whether a plus sign followed the key (RED-9)
 * @param path as {@link RequestPath#safe} leaves it
 * @param query without question mark, as {@link RequestPath#safeQuery} leaves it, or null
 * @param cookies the Cookie header, or null
 * @param noTrackHeader whether the request carries the header {@code dub-no-track}
 * @param head whether only headers are asked for
 * @param ip the client's address behind trusted proxies, empty if unknown
 * @param userAgent the header, or null
 * @param identity the visitor's hash (CLK-3), worked out only if a link needs it
 * @param agent read only if a link needs it
 * @param place looked up only if a link needs it
 */
record VisitorRequest(
    String domain,
    String foldedKey,
    boolean inspect,
    String path,
    @Nullable String query,
    @Nullable String cookies,
    boolean noTrackHeader,
    boolean head,
    Instant now,
    String ip,
    @Nullable String userAgent,
    Supplier<String> identity,
    Supplier<Agent> agent,
    Supplier<Place> place) {}
