package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.FullLinks.Wanted;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Shows one link of a workspace (LNK-48…50). */
final class LinkReads {
  private final Jdbi jdbi;
  private final LinkFinder finder;
  private final LinkLabels labels;
  private final FullLinks full;

  LinkReads(Jdbi jdbi, LinkFinder finder, LinkLabels labels, FullLinks full) {
    this.jdbi = jdbi;
    this.finder = finder;
    this.labels = labels;
    this.full = full;
  }

  /**
   * The link the caller names.
   *
   * @throws ApiProblem as {@link LinkFinder#find}; 403 for a link of a folder the caller may not
   *     read
   */
  FullLink get(Caller caller, Selector selector, Wanted wanted) {
    return jdbi.withHandle(
        handle -> {
          var link = finder.find(handle, caller, selector);
          labels.checkReadable(handle, caller, link);
          return full.of(handle, List.of(link), wanted).getFirst();
        });
  }
}
