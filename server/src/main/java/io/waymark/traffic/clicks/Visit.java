package io.waymark.traffic.clicks;

import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the redirect saw it: everything that is needed to make a {@link
 * io.waymark.events.Click} of it later, and nothing that has to be worked out.
 *
 * @param key the key asked for, as it was looked up
 * @param url the final destination, empty if there is none
 * @param ip the client's address behind trusted proxies, empty if unknown
 * @param userAgent the header, or null if there was none
 * @param referrer the header, or null if there was none
 * @param place where a trusted CDN says the visitor is, or null if none said so
 */
public record Visit(
    Instant timestamp,
    String clickId,
    String workspaceId,
    String linkId,
    String domain,
    String key,
    String url,
    String ip,
    @Nullable String userAgent,
    @Nullable String referrer,
    Trigger trigger,
    boolean qr,
    boolean head,
    boolean prefetch,
    boolean botParameter,
    boolean untracked,
    @Nullable Place place) {

  /** How much of a header is kept, in UTF-16 units. */
  private static final int LONGEST_HEADER = 2_048;

  /** What is kept of a User-Agent or a referrer: its beginning, if it is overlong. */
  public static @Nullable String keptOf(@Nullable String header) {
    return header == null || header.length() <= LONGEST_HEADER
        ? header
        : header.substring(0, LONGEST_HEADER);
  }
}
