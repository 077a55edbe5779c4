package io.waymark.conversions;

import io.waymark.conversions.programs.Earning;
import io.waymark.events.Click;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose leads and sales are reported (E).
 *
 * @param externalId the id the workspace's own system has for them
 * @param name as given or made up; null for those whose name was taken away
 * @param country ISO 3166-1 alpha-2, or null if unknown
 * @param firstTouch the click that brought them, or null for those who were not tracked
 * @param saleAmount in cents of US dollars
 */
record Customer(
    String id,
    String workspaceId,
    String externalId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String avatar,
    @Nullable String country,
    @Nullable Click firstTouch,
    @Nullable String linkId,
    @Nullable String programId,
    @Nullable String partnerId,
    @Nullable String stripeCustomerId,
    long sales,
    long saleAmount,
    @Nullable Instant firstSaleAt,
    @Nullable Instant subscriptionCanceledAt,
    Instant createdAt) {

  /** The same, as partner programs need them. */
  Earning.Buyer buyer() {
    return new Earning.Buyer(id, country, createdAt);
  }

  /** What to call them, whatever is known: their name, else their e-mail, else a name made up. */
  String shownName() {
    if (name != null && !name.isEmpty()) {
      return name;
    }
    return email != null && !email.isEmpty() ? email : InventedNames.of(id);
  }
}
