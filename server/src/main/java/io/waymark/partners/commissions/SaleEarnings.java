package io.waymark.partners.commissions;

import io.waymark.analytics.programs.PartnerEarnings;
import io.waymark.analytics.programs.ProgramLookup.Enrolled;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Sums up what partners have earned by sales, right now (B1.6). */
final class SaleEarnings implements PartnerEarnings {
  private static final String OF_SALES =
      """
      from commissions
      where program_id = :programId and partner_id = :partnerId and type = 'sale'
        and status in ('pending', 'processed', 'paid')
        and created_at >= :from and created_at < :to
      """;

  private final Jdbi jdbi;

  SaleEarnings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public long total(Enrolled partner, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            query(
                    handle,
                    "select coalesce(sum(earnings), 0) " + OF_SALES + "and amount > 0",
                    partner,
                    from,
                    to)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Map<String, Long> byLink(Enrolled partner, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            query(
                    handle,
                    "select link_id, sum(earnings) as earnings "
                        + OF_SALES
                        + "and amount > 0 and link_id is not null group by link_id",
                    partner,
                    from,
                    to)
                .map((row, _) -> Map.entry(row.getString("link_id"), row.getLong("earnings")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public List<Long> timeline(Enrolled partner, List<Instant> starts, Instant from, Instant to) {
    var sums = new Long[starts.size()];
    Arrays.fill(sums, 0L);
    jdbi.useHandle(
        handle ->
            query(
                    handle,
                    "select width_bucket(created_at, cast(:starts as timestamptz[])) as bucket,"
                        + " sum(earnings) as earnings "
                        + OF_SALES
                        + "and earnings > 0 group by bucket",
                    partner,
                    from,
                    to)
                .bindArray("starts", String.class, starts.stream().map(Instant::toString).toList())
                .map((row, _) -> sums[row.getInt("bucket") - 1] = row.getLong("earnings"))
                .list());
    return List.of(sums);
  }

  private static Query query(
      Handle handle, String sql, Enrolled partner, Instant from, Instant to) {
    return handle
        .createQuery(sql)
        .bind("programId", partner.programId())
        .bind("partnerId", partner.partnerId())
        .bind("from", from.atOffset(ZoneOffset.UTC))
        .bind("to", to.atOffset(ZoneOffset.UTC));
  }
}
