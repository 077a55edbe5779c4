package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.sitemaps.SitePages;
import io.waymark.links.sitemaps.Sitemaps;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.text.Ids;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes a link for each page of a site, so that views of the pages find one (D5). The key is the
 * page's path. Pages that have a link are passed over, so that a site can be taken in again
 * whenever it has grown.
 */
final class SitemapImport {
  private static final int BATCH = 1_000;
  private static final int PER_HOUR = 20;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Sitemaps sitemaps;
  private final Ids ids;
  private final InstantSource clock;
  private final RateLimiter imports;

  SitemapImport(
      Jdbi jdbi,
      LinkTable table,
      LinkRules rules,
      LinkCache cache,
      Sitemaps sitemaps,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.sitemaps = sitemaps;
    this.ids = ids;
    this.clock = clock;
    this.imports = limits.limiter("sitemaps", PER_HOUR, Duration.ofHours(1));
  }

  /**
   * What to take in, and where to.
   *
   * @param domain the workspace's domain whose links stand for the site's pages
   * @param folderId null for no folder
   */
  record Order(List<WebUrl> sitemaps, String domain, @Nullable String folderId) {}

  /** What became of a site's pages. */
  record Report(SitePages site, int created, int existing) {}

  /**
   * Reads the sitemaps and makes the links.
   *
   * @throws ApiProblem 403 or 404 for the domain or the folder, 403 beyond the workspace's limit,
   *     429 after too many, 503 if too many are read at once
   */
  Report run(Caller caller, Order order) {
    jdbi.useHandle(handle -> check(handle, caller, order));
    if (!imports.admit(caller.workspace().id()).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "A workspace can take in sitemaps %d times an hour.".formatted(PER_HOUR));
    }
    var site = sitemaps.read(order.sitemaps());
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var created = 0;
    var existing = 0;
    for (var from = 0; from < site.pages().size(); from += BATCH) {
      var pages = site.pages().subList(from, Math.min(site.pages().size(), from + BATCH));
      var batch =
          jdbi.inTransaction(handle -> new Writing(handle, caller, order, now).write(pages));
      batch.made().forEach(link -> cache.forget(link.domain(), link.key()));
      created += batch.made().size();
      existing += batch.existing();
      batch.problems().forEach(site.problems()::add);
    }
    return new Report(site, created, existing);
  }

  private void check(Handle handle, Caller caller, Order order) {
    var domain = rules.domains(handle, caller).get(order.domain());
    if (domain.projectId() == null) {
      throw ApiProblem.forbidden("Domain does not belong to workspace.");
    }
    checkFolder(handle, caller, order);
  }

  private static void checkFolder(Handle handle, Caller caller, Order order) {
    if (order.folderId() != null) {
      FolderAccess.require(handle, caller, order.folderId(), FolderRight.LINKS_WRITE);
    }
  }

  /**
   * What became of some pages.
   *
   * @param problems why pages could not get a link, by the pages
   */
  private record Batch(List<Link> made, int existing, Map<String, String> problems) {}

  /** Some pages, in one transaction. */
  private final class Writing {
    private final Handle handle;
    private final Caller caller;
    private final Order order;
    private final Instant now;
    private final Map<String, String> problems = new LinkedHashMap<>();

    Writing(Handle handle, Caller caller, Order order, Instant now) {
      this.handle = handle;
      this.caller = caller;
      this.order = order;
      this.now = now;
    }

    Batch write(List<String> pages) {
      // Links must not be locked before the workspace.
      var room = Workspaces.lockRoom(handle, caller.workspace().id());
      checkFolder(handle, caller, order);
      var candidates = candidates(pages);
      var made = table.insertNew(handle, candidates);
      var limit = room.linksLimit();
      if (limit != null && room.linksUsage() + made.size() > limit) {
        throw new ApiProblem(
            ErrorCode.EXCEEDED_LIMIT,
            "This workspace may have %d links: the site has more pages. Ask the operator to raise the limit."
                .formatted(limit));
      }
      Workspaces.countNewLinks(handle, caller.workspace().id(), made.size());
      return new Batch(
          candidates.stream()
              .map(LinkRules.Checked::link)
              .filter(link -> made.contains(link.id()))
              .toList(),
          candidates.size() - made.size(),
          problems);
    }

    private List<LinkRules.Checked> candidates(List<String> pages) {
      var domains = rules.domains(handle, caller);
      var candidates = new ArrayList<LinkRules.Checked>();
      for (var page : pages) {
        try {
          var request = LinkSchemas.ofPage(page, order.domain(), key(page), order.folderId());
          var id = ids.next("link_");
          candidates.add(
              rules.newLink(handle, caller, domains, request, id, now, LinkRules.Depth.IMPORTED));
        } catch (ApiProblem problem) {
          problems.put(page, problem.text());
        } catch (InvalidInput invalid) {
          problems.put(page, invalid.text());
        }
      }
      return candidates;
    }
  }

  /**
   * The path as a visit's is read (RED-6), without slashes at its ends.
   *
   * @throws ApiProblem 422 if its escapes are broken
   */
  private static String key(String page) {
    var path = Objects.requireNonNull(WebUrl.parse(page)).pathname().substring(1);
    if (path.isEmpty()) {
      return Link.ROOT;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw ApiProblem.unprocessable("Invalid key.");
    }
  }
}
