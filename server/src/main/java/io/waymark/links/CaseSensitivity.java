package io.waymark.links;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Domains on which keys that differ only in case are different links (RED-7, decision 10). */
public final class CaseSensitivity {
  private final Jdbi jdbi;
  private final Set<String> slugs;
  private final InstantSource clock;

  /**
   * @param slugs the domains, in lower case; there need not be any of them yet
   */
  CaseSensitivity(Jdbi jdbi, Set<String> slugs, InstantSource clock) {
    this.jdbi = jdbi;
    this.slugs = Set.copyOf(slugs);
    this.clock = clock;
  }

  /** Whether case is to matter on the domain. */
  boolean matters(String slug) {
    return slugs.contains(slug);
  }

  /**
   * Makes existing domains what the operator wants them to be, and their links found accordingly;
   * at start-up, before anybody visits.
   *
   * @return domains on which case still matters although it should not, because some of their keys
   *     differ in nothing else
   */
  public List<String> ensure() {
    return jdbi.inTransaction(this::ensure);
  }

  private List<String> ensure(Handle handle) {
    var now = clock.instant();
    var stuck = new ArrayList<String>();
    var wanted = slugs.toArray(String[]::new);
    for (var slug : named(handle, "not case_sensitive and slug = any(:wanted)", wanted)) {
      become(handle, slug, true, now);
    }
    for (var slug : named(handle, "case_sensitive and slug <> all(:wanted)", wanted)) {
      if (ambiguous(handle, slug)) {
        stuck.add(slug);
      } else {
        become(handle, slug, false, now);
      }
    }
    return stuck;
  }

  private static List<String> named(Handle handle, String condition, String[] wanted) {
    return handle
        .createQuery("select slug from domains where " + condition + " order by slug")
        .bindArray("wanted", String.class, (Object[]) wanted)
        .mapTo(String.class)
        .list();
  }

  private static boolean ambiguous(Handle handle, String slug) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from links where domain = :slug group by lower(key) having count(*) > 1)
            """)
        .bind("slug", slug)
        .mapTo(Boolean.class)
        .one();
  }

  private static void become(Handle handle, String slug, boolean sensitive, Instant now) {
    handle
        .createUpdate(
            "update domains set case_sensitive = :sensitive, updated_at = :now where slug = :slug")
        .bind("sensitive", sensitive)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("slug", slug)
        .execute();
    handle
        .createUpdate(
            """
            update links set folded_key = case when :sensitive then key else lower(key) end
            where domain = :slug
            """)
        .bind("sensitive", sensitive)
        .bind("slug", slug)
        .execute();
  }
}
