package io.waymark.platform.postgres;

import org.jdbi.v3.core.Jdbi;

/**
 * Puts what was written lately into the GIN indexes. PostgreSQL keeps it in a list, which every
 * search has to read, until that is some MiB long: fifty times the cost of a search that finds
 * nothing among a million links, and then a hundred milliseconds for whoever writes next.
 */
public final class SearchIndexes {
  private final Jdbi jdbi;

  public SearchIndexes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Has nothing to do where nothing was written.
   *
   * @return how many pages of such lists there were
   */
  public long tidy() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(gin_clean_pending_list(relation.oid)), 0)
                    from pg_class relation join pg_am method on method.oid = relation.relam
                    where method.amname = 'gin' and relation.relkind = 'i'
                      and pg_has_role(relation.relowner, 'usage')
                      and relation.relnamespace = current_schema()::regnamespace
                    """)
                .mapTo(Long.class)
                .one());
  }
}
