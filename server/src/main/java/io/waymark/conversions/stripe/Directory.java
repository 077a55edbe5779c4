package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Connection;
import org.jspecify.annotations.Nullable;

/** Who customers of Stripe are in the workspace's own system. */
@FunctionalInterface
interface Directory {
  /**
   * The external id in a customer's metadata; null if there is none, or nobody can be asked.
   *
   * @throws io.waymark.platform.http.ApiProblem 429 or 503 if Stripe does not tell just now
   */
  @Nullable String externalId(Connection connection, String customerId);

  /** What customers enter for a promotion code of this id; null as above. */
  default @Nullable String promotionCode(Connection connection, String id) {
    return null;
  }
}
