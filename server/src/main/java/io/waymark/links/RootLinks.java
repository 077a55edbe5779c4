package io.waymark.links;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Domains' own links, for answers that show a domain with its link (DOM-2). */
final class RootLinks {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final FullLinks full;
  private final LinkView view;

  RootLinks(Jdbi jdbi, LinkTable table, FullLinks full, LinkView view) {
    this.jdbi = jdbi;
    this.table = table;
    this.full = full;
    this.view = view;
  }

  /** The links by their domains' names. */
  Map<String, FullLink> of(Collection<Domain> domains) {
    return jdbi.withHandle(
        handle -> {
          var links = new HashMap<String, FullLink>();
          for (var domain : domains) {
            var link = table.byDomainAndKey(handle, domain.slug(), Link.ROOT, true);
            if (link != null) {
              links.put(domain.slug(), full.of(handle, link));
            }
          }
          return links;
        });
  }

  ObjectNode render(FullLink link) {
    return view.render(link);
  }
}
