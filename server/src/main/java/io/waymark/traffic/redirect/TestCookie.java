package io.waymark.traffic.redirect;

import io.waymark.platform.net.HeaderDates;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cookie by which a visitor keeps a variant of an A/B test for a week (RED-21, RED-35). */
final class TestCookie {
  private static final String NAME = "dub_test_url";
  private static final Duration LIFETIME = Duration.ofDays(7);

  /** Browsers drop longer cookies. */
  private static final int LONGEST = 4_096;

  private TestCookie() {}

  /** The variant's address a visitor brings, as it was stored, or null. */
  static @Nullable String read(@Nullable String cookies) {
    var value = cookies == null ? null : Cookies.value(cookies, NAME);
    return value == null ? null : PercentText.decoded(value);
  }

  /**
   * The Set-Cookie header; null if no browser would keep it.
   *
   * @param path as {@link RequestPath#safe} leaves it
   */
  static @Nullable String header(String variant, String path, Instant now) {
    var pair = NAME + "=" + PercentText.encoded(variant);
    return pair.length() > LONGEST
        ? null
        : pair
            + "; Path="
            + path
            + "; Expires="
            + HeaderDates.format(now.plus(LIFETIME))
            + "; Max-Age=604800";
  }
}
