package io.waymark.traffic.bots;

import org.jspecify.annotations.Nullable;

/**
 * What a visit shows of who made it.
 *
 * @param method the HTTP method in upper case, as on the wire
 * @param botParameter the value of the query parameter {@code bot}, null if there is none
 * @param userAgent the whole User-Agent header, null if there is none
 * @param prefetch whether a browser fetched ahead of the user: {@link Prefetch#announcedBy}
 * @param address the client's address, empty if unknown
 * @param referrerHost the referrer's host without {@code www.} in lower case, null if there is none
 */
public record Signs(
    String method,
    @Nullable String botParameter,
    @Nullable String userAgent,
    boolean prefetch,
    String address,
    @Nullable String referrerHost) {}
