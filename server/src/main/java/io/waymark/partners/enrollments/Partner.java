package io.waymark.partners.enrollments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who brings customers: one account for all programs of the server (A2).
 *
 * @param username made up, unique on the server
 * @param paypalEmail where PayPal reaches them; null if they did not say
 * @param payoutsEnabledAt since when they can be paid
 */
record Partner(
    String id,
    String name,
    @Nullable String username,
    @Nullable String email,
    @Nullable String image,
    @Nullable String description,
    @Nullable String country,
    @Nullable String companyName,
    @Nullable String paypalEmail,
    @Nullable Instant payoutsEnabledAt,
    Platforms platforms) {

  /** Where they are elsewhere; null where they are not. */
  record Platforms(
      @Nullable String website,
      @Nullable String youtube,
      @Nullable String twitter,
      @Nullable String linkedin,
      @Nullable String instagram,
      @Nullable String tiktok) {}
}
