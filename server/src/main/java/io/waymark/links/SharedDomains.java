package io.waymark.links;

import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The domains that the operator gives to every workspace, each for links to certain sites only
 * (LNK-16.2, table 11.3, decision 10).
 */
public final class SharedDomains {
  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  SharedDomains(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes sure they are there, at start-up. Those that are no longer wanted are archived: their
   * links work on, and nobody is offered them.
   *
   * @param serversOwn the default domain, which takes links to anywhere
   * @param wanted the hosts that links may lead to, by domain in lower case
   * @return the domains that belong to a workspace already, so that they cannot be everybody's
   */
  public List<String> ensure(String serversOwn, Map<String, List<String>> wanted) {
    return jdbi.inTransaction(handle -> ensure(handle, serversOwn, wanted));
  }

  private List<String> ensure(Handle handle, String serversOwn, Map<String, List<String>> wanted) {
    var taken = new ArrayList<String>();
    for (var entry : wanted.entrySet()) {
      DomainTable.insertShared(handle, ids.next("dom_"), entry.getKey(), clock.instant());
      var domain = DomainTable.bySlug(handle, entry.getKey());
      if (domain == null || domain.projectId() != null) {
        taken.add(entry.getKey());
      }
    }
    handle
        .createUpdate(
            """
            update domains set archived = slug <> all(:offered), updated_at = :now
            where project_id is null and archived <> (slug <> all(:offered))
            """)
        .bindArray("offered", String.class, offered(serversOwn, wanted))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
    allowOnly(handle, serversOwn, wanted);
    return taken;
  }

  private static List<String> offered(String serversOwn, Map<String, List<String>> wanted) {
    var offered = new ArrayList<>(wanted.keySet());
    offered.add(serversOwn);
    return offered;
  }

  private static void allowOnly(
      Handle handle, String serversOwn, Map<String, List<String>> wanted) {
    handle
        .createUpdate("update domains set allowed_hosts = null where slug = :slug")
        .bind("slug", serversOwn)
        .execute();
    for (var entry : wanted.entrySet()) {
      if (!entry.getKey().equals(serversOwn)) {
        handle
            .createUpdate(
                "update domains set allowed_hosts = :hosts where slug = :slug and project_id is null")
            .bindArray("hosts", String.class, entry.getValue())
            .bind("slug", entry.getKey())
            .execute();
      }
    }
  }
}
