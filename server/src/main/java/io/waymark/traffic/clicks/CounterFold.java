package io.waymark.traffic.clicks;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Adds stored clicks to the counters of links and workspaces (CLK-7, A8), each exactly once: the
 * position they reach is written in the transaction that adds them, so counters always equal events
 * up to it (decision 5).
 */
final class CounterFold {
  private static final String CONSUMER = "counters";

  private final Jdbi jdbi;
  private final ClickNews news;

  CounterFold(Jdbi jdbi, ClickNews news) {
    this.jdbi = jdbi;
    this.news = news;
  }

  /** The journal sequence up to which counters are folded. */
  long position() {
    return position(jdbi);
  }

  static long position(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select sequence from journal_positions where consumer = :consumer")
                .bind("consumer", CONSUMER)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Adds the counts of {@code (from, to]}, and tells whoever wants to hear of some of its clicks.
   *
   * @param told the clicks somebody wants to hear of
   * @return false, with nothing changed, if the counters are not at {@code from}
   */
  boolean fold(ClickCounts counts, List<Click> told, long from, long to) {
    return jdbi.inTransaction(
        handle -> {
          if (!advance(handle, from, to)) {
            return false;
          }
          addToLinks(handle, counts);
          addToWorkspaces(handle, counts);
          news.write(handle, told);
          return true;
        });
  }

  private static boolean advance(Handle handle, long from, long to) {
    return handle
            .createUpdate(
                """
                update journal_positions set sequence = :to
                where consumer = :consumer and sequence = :from
                """)
            .bind("to", to)
            .bind("from", from)
            .bind("consumer", CONSUMER)
            .execute()
        == 1;
  }

  private static void addToLinks(Handle handle, ClickCounts counts) {
    var ids = new ArrayList<String>();
    var clicks = new ArrayList<Long>();
    var lasts = new ArrayList<OffsetDateTime>();
    counts
        .links()
        .forEach(
            (id, link) -> {
              ids.add(id);
              clicks.add(link.clicks());
              lasts.add(link.last().atOffset(ZoneOffset.UTC));
            });
    handle
        .createUpdate(
            """
            with locked as (
              select id from links where id = any(:ids) order by id for no key update)
            update links set
              clicks = links.clicks + n.clicks,
              last_clicked = greatest(links.last_clicked, n.last)
            from unnest(:ids, :clicks, :lasts) as n (id, clicks, last) join locked using (id)
            where links.id = n.id
            """)
        .bindArray("ids", String.class, ids)
        .bindArray("clicks", Long.class, clicks)
        .bindArray("lasts", OffsetDateTime.class, lasts)
        .execute();
  }

  private static void addToWorkspaces(Handle handle, ClickCounts counts) {
    var ids = new ArrayList<String>(counts.workspaces().keySet());
    var clicks = new ArrayList<Long>();
    ids.forEach(id -> clicks.add(counts.workspaces().get(id)));
    handle
        .createUpdate(
            """
            update workspaces set usage = workspaces.usage + n.clicks,
                   total_clicks = workspaces.total_clicks + n.clicks
            from unnest(:ids, :clicks) as n (id, clicks)
            where workspaces.id = n.id
            """)
        .bindArray("ids", String.class, ids)
        .bindArray("clicks", Long.class, clicks)
        .execute();
  }
}
