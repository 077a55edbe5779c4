package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What partner programs need of links: a domain for them, destinations that links may have, and a
 * way to lead many of them elsewhere at once (partners A1, A4).
 */
public final class ProgramLinks {
  private static final int AT_ONCE = 1_000;

  private final LinkCache cache;
  private final Destinations destinations;

  ProgramLinks(LinkCache cache, Destinations destinations) {
    this.cache = cache;
    this.destinations = destinations;
  }

  /** Links that lead elsewhere, to be forgotten by caches once the transaction is committed. */
  public static final class Led {
    /** Nothing leads elsewhere. */
    public static final Led NOTHING = new Led(List.of());

    private final List<Target> links;

    private Led(List<Target> links) {
      this.links = links;
    }
  }

  private record Target(String id, String domain, String key, String url, Link.Utm utm) {}

  /**
   * The name of a domain that belongs to the caller's workspace, as it is stored; whether the DNS
   * leads here yet does not matter.
   *
   * @throws ApiProblem 403 for a domain of somebody else, of everybody, or of nobody
   */
  public static String ownDomain(Handle handle, Caller caller, String slug) {
    var domain = DomainTable.bySlug(handle, slug);
    if (domain == null || !caller.workspace().id().equals(domain.projectId())) {
      throw ApiProblem.forbidden("Domain does not belong to workspace.");
    }
    return domain.slug();
  }

  /**
   * Holds a destination to the rules of all links.
   *
   * @throws ApiProblem 422 if no link may lead there (LNK-18)
   */
  public void check(String url) {
    destinations.check(url, false);
  }

  /**
   * Leads links of the workspace elsewhere, whoever may change them otherwise; their campaign is
   * what the new destinations carry (LNK-12). Links that are gone are passed over, and links that
   * lead there already stay as they are.
   *
   * @param urls new destinations by the ids of links
   */
  public Led lead(Handle handle, String workspaceId, Map<String, String> urls, Instant now) {
    var targets = new ArrayList<Target>();
    handle
        .createQuery(
            """
            select id, domain, key, url from links
            where project_id = :workspaceId and id = any(:ids) order by id for no key update
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, urls.keySet())
        .map((row, _) -> target(row.getString("id"), row.getString("domain"), row, urls))
        .forEach(
            target -> {
              if (target != null) {
                targets.add(target);
              }
            });
    for (int from = 0; from < targets.size(); from += AT_ONCE) {
      write(handle, targets.subList(from, Math.min(targets.size(), from + AT_ONCE)), now);
    }
    return new Led(List.copyOf(targets));
  }

  private static @Nullable Target target(
      String id, String domain, ResultSet row, Map<String, String> urls) throws SQLException {
    var url = urls.get(id);
    return url == null || url.equals(row.getString("url"))
        ? null
        : new Target(id, domain, row.getString("key"), url, Campaign.read(url));
  }

  private static void write(Handle handle, List<Target> targets, Instant now) {
    handle
        .createUpdate(
            """
            update links l set url = w.url, utm_source = w.source, utm_medium = w.medium,
              utm_campaign = w.campaign, utm_term = w.term, utm_content = w.content,
              updated_at = :now
            from unnest(:ids, :urls, :sources, :mediums, :campaigns, :terms, :contents)
              as w (id, url, source, medium, campaign, term, content)
            where l.id = w.id
            """)
        .bindArray("ids", String.class, targets.stream().map(Target::id).toList())
        .bindArray("urls", String.class, targets.stream().map(Target::url).toList())
        .bind("sources", each(targets, Link.Utm::source))
        .bind("mediums", each(targets, Link.Utm::medium))
        .bind("campaigns", each(targets, Link.Utm::campaign))
        .bind("terms", each(targets, Link.Utm::term))
        .bind("contents", each(targets, Link.Utm::content))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static @Nullable String[] each(
      List<Target> targets, Function<Link.Utm, @Nullable String> part) {
    return targets.stream().map(target -> part.apply(target.utm())).toArray(String[]::new);
  }

  /** Has the next visitors go where the links lead now; call it after the commit. */
  public void forget(Led led) {
    led.links.forEach(link -> cache.forget(link.domain(), link.key()));
  }
}
