package io.waymark.analytics.programs;

import io.waymark.analytics.programs.ProgramLookup.Enrolled;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a partner has earned by sales and is to be paid, or was: pending, processed and paid
 * commissions, in cents of US dollars (partners B1.6).
 */
public interface PartnerEarnings {

  /** All together, from a moment on and before another. */
  long total(Enrolled partner, Instant from, Instant to);

  /** By the id of the link that led to the sale. */
  Map<String, Long> byLink(Enrolled partner, Instant from, Instant to);

  /**
   * One sum for each bucket of time.
   *
   * @param starts when the buckets begin, ascending; the first does not begin after {@code from}
   */
  List<Long> timeline(Enrolled partner, List<Instant> starts, Instant from, Instant to);
}
