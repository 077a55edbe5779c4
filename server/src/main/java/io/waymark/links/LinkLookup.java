package io.waymark.links;

import io.waymark.identity.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links as analytics need them: as they are now, whatever they were when they were clicked (A10).
 */
public final class LinkLookup {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkFinder finder;

  LinkLookup(Jdbi jdbi, LinkTable table, LinkFinder finder) {
    this.jdbi = jdbi;
    this.table = table;
    this.finder = finder;
  }

  /** The workspace's links of these ids that still exist, by id. */
  public Map<String, Link> byIds(Caller caller, Collection<String> ids) {
    return jdbi.withHandle(handle -> table.byIds(handle, caller.workspace().id(), ids)).stream()
        .collect(Collectors.toMap(Link::id, Function.identity()));
  }

  /**
   * One link of the workspace, by its external id or its address.
   *
   * @param key null for the domain's own link
   * @throws io.waymark.platform.http.ApiProblem as for {@code GET /links/info}
   */
  public Link find(
      Caller caller, @Nullable String externalId, @Nullable String domain, @Nullable String key) {
    var selector = Selector.of(null, externalId, domain, key);
    return jdbi.withHandle(handle -> finder.find(handle, caller, selector));
  }

  /** The ids of the workspace's links that a condition on current metadata keeps. */
  public List<String> ids(Caller caller, LinkCondition condition) {
    return jdbi.withHandle(handle -> condition.select(handle, caller.workspace().id()));
  }

  /** The id of the dashboard that shows a link's statistics to everybody, or null (LNK-69). */
  public @Nullable String sharedDashboard(String linkId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from dashboards where link_id = :linkId")
                .bind("linkId", linkId)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /**
   * The logos that belong to a short link, for anybody who has it (QR-3).
   *
   * @param shortLink as it is written, with or without its scheme, in any case (G11)
   * @return null if there is no such link
   */
  public @Nullable LinkLogos logos(String shortLink) {
    return jdbi.withHandle(handle -> LinkLogos.of(handle, shortLink));
  }
}
