package io.waymark.links;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes links that have become older than their domain keeps links (LNK-68). */
final class LinkRetention {
  private static final int BATCH = 100;

  private final Jdbi jdbi;
  private final LinkCache cache;
  private final InstantSource clock;
  private volatile boolean stopped;

  LinkRetention(Jdbi jdbi, LinkCache cache, InstantSource clock) {
    this.jdbi = jdbi;
    this.cache = cache;
    this.clock = clock;
  }

  private record Kept(String slug, String projectId, int days) {}

  /** Goes through all domains that keep links for some days only. */
  void run() {
    var now = clock.instant();
    for (var kept : jdbi.withHandle(LinkRetention::domains)) {
      var before = now.minus(Duration.ofDays(kept.days()));
      while (!stopped && batch(kept, before) == BATCH) {
        // Locks are held for a hundred links at a time.
      }
    }
  }

  /** Makes {@link #run} return after the batch it is at. */
  void stop() {
    stopped = true;
  }

  private static List<Kept> domains(Handle handle) {
    return handle
        .createQuery(
            """
            select slug, project_id, link_retention_days from domains
            where link_retention_days is not null and project_id is not null order by slug
            """)
        .map(
            (row, context) ->
                new Kept(
                    row.getString("slug"),
                    row.getString("project_id"),
                    row.getInt("link_retention_days")))
        .list();
  }

  private int batch(Kept kept, Instant before) {
    var gone =
        jdbi.inTransaction(
            handle -> DomainLinks.delete(handle, kept.projectId(), old(handle, kept, before)));
    for (var link : gone) {
      cache.forget(kept.slug(), link.before());
    }
    return gone.size();
  }

  private static List<String> old(Handle handle, Kept kept, Instant before) {
    return handle
        .createQuery(
            """
            select id from links
            where domain = :slug and project_id = :projectId and created_at < :before
              and key <> '_root' and retention_cleanup_disabled_at is null
            order by id limit :batch for update skip locked
            """)
        .bind("slug", kept.slug())
        .bind("projectId", kept.projectId())
        .bind("before", before.atOffset(ZoneOffset.UTC))
        .bind("batch", BATCH)
        .mapTo(String.class)
        .list();
  }
}
