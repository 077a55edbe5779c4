package io.waymark.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps leads and sales by what clicks do not have (B2).
 *
 * @param customerId keeps the events of one customer, and the clicks that led to its leads; null
 *     for all
 * @param saleType keeps some sales, and everything that is none; null for all
 * @param metadata all must hold for leads and sales; clicks have none and are kept
 */
public record ConversionFilter(
    @Nullable String customerId, @Nullable SaleType saleType, List<MetadataCondition> metadata) {

  /** Keeps everything. */
  public static final ConversionFilter NONE = new ConversionFilter(null, null, List.of());

  public ConversionFilter {
    metadata = List.copyOf(metadata);
  }
}
