package io.waymark.platform.limits;

import io.waymark.platform.http.RateLimiter.Verdict;
import org.jdbi.v3.core.Handle;

/** Rows of {@code call_windows}. */
final class WindowTable {
  /** Whoever waits longer for the others counts alone (api-contract c.5). */
  private static final int PATIENCE_SECONDS = 1;

  /** How long a statement that began before a window's end may still be under way. */
  private static final long GRACE_MILLIS = 60_000;

  private WindowTable() {}

  /**
   * Counts a call unless it is one too many, as the limiter in memory does. A statement that has
   * waited for others while a window began counts in that window.
   *
   * @param windowMillis the window's length
   * @throws IllegalStateException in a transaction: others would wait for its end, and its rollback
   *     would take the call back
   */
  static Verdict admit(Handle handle, String caller, int limit, long windowMillis) {
    if (handle.isInTransaction()) {
      throw new IllegalStateException("calls are not counted in transactions");
    }
    return handle
        .createQuery(
            """
            with asked as materialized (
              select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now),
            counted as (
              insert into call_windows as held (caller, opened_at, calls, previous, ends_at)
              select :caller, now - now % :window, 1, 0, now - now % :window + 2 * :window from asked
              on conflict (caller) do update set
                opened_at = greatest(held.opened_at, excluded.opened_at),
                ends_at = greatest(held.ends_at, excluded.ends_at),
                calls = 1 + case when held.opened_at >= excluded.opened_at then held.calls else 0 end,
                previous = case
                  when held.opened_at >= excluded.opened_at then held.previous
                  when held.opened_at = excluded.opened_at - :window then held.calls
                  else 0 end
              where :limit > case
                when held.opened_at >= excluded.opened_at then held.calls + held.previous *
                  (held.opened_at + :window - greatest((select now from asked), held.opened_at)) / :window
                when held.opened_at = excluded.opened_at - :window then held.calls *
                  (excluded.opened_at + :window - (select now from asked)) / :window
                else 0 end
              returning opened_at, calls, previous)
            select now, calls is not null as allowed,
              coalesce(opened_at, now - now % :window) + :window as resets_at,
              coalesce(calls + previous *
                (opened_at + :window - greatest(now, opened_at)) / :window, :limit) as used
            from asked left join counted on true
            """)
        .setQueryTimeout(PATIENCE_SECONDS)
        .bind("caller", caller)
        .bind("window", windowMillis)
        .bind("limit", limit)
        .map(
            (row, _) ->
                new Verdict(
                    row.getBoolean("allowed"),
                    limit,
                    Math.max(0, limit - row.getInt("used")),
                    row.getLong("resets_at"),
                    row.getLong("now")))
        .one();
  }

  /** Removes some of those that count no more; tells whether there may be more. */
  static boolean removeEnded(Handle handle, int most) {
    return handle
            .createUpdate(
                """
                delete from call_windows where caller in (
                  select caller from call_windows
                  where ends_at < extract(epoch from clock_timestamp()) * 1000 - :grace
                  limit :most for update skip locked)
                """)
            .bind("grace", GRACE_MILLIS)
            .bind("most", most)
            .execute()
        == most;
  }
}
