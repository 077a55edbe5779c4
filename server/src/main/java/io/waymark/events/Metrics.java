package io.waymark.events;

/**
 * The four sums every answer carries (B5); those not asked for are 0.
 *
 * @param saleAmount in minor units of the workspace's currency
 */
public record Metrics(long clicks, long leads, long sales, long saleAmount) {

  /** No events. */
  public static final Metrics NONE = new Metrics(0, 0, 0, 0);

  /** The sums over clicks alone. */
  public static Metrics ofClicks(long clicks) {
    return new Metrics(clicks, 0, 0, 0);
  }

  /** Both together. */
  public Metrics plus(Metrics other) {
    return new Metrics(
        clicks + other.clicks,
        leads + other.leads,
        sales + other.sales,
        saleAmount + other.saleAmount);
  }
}
