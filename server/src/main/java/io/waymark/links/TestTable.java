package io.waymark.links;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A/B tests in PostgreSQL, as far as they are not part of the link. */
final class TestTable {
  private TestTable() {}

  /** The ids of links whose tests are over and not acted on, in their order, after {@code id}. */
  static List<String> due(Handle handle, Instant now, String id, int limit) {
    return handle
        .createQuery(
            """
            select id from links
            where test_variants is not null and test_completed_at <= :now
              and test_completed_at is distinct from test_concluded_for and id > :id
            order by id limit :limit
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("id", id)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Remembers that the link's test was acted on, until it gets another end. */
  static void conclude(Handle handle, String id) {
    handle
        .createUpdate("update links set test_concluded_for = test_completed_at where id = :id")
        .bind("id", id)
        .execute();
  }
}
