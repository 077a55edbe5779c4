package io.waymark.traffic.redirect;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.waymark.links.CachedWorkspace;
import io.waymark.links.LinkCache;
import io.waymark.links.LinkLookup;
import io.waymark.traffic.redirect.Lookup.Found;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows, for callers on an event loop: what is in memory is handed over at once,
 * the rest is read by other threads and handed over on the same event loop.
 */
final class Records {
  private static final Logger LOG = Logger.getLogger(Records.class);

  private final Lookup lookup;
  private final LinkCache cache;
  private final LinkLookup links;
  private final Executor blocking;
  private final VisitorAnswers answers;
  private final RedirectCounts counts;

  /**
   * @param blocking runs what waits for the database
   */
  Records(
      LinkCache cache,
      LinkLookup links,
      Executor blocking,
      VisitorAnswers answers,
      RedirectCounts counts) {
    this.lookup = new Lookup(cache);
    this.cache = cache;
    this.links = links;
    this.blocking = blocking;
    this.answers = answers;
    this.counts = counts;
  }

  /** Finds domain and link, or answers that they cannot be looked up now. */
  void find(HttpServerRequest request, String host, String key, Consumer<Found> found) {
    var cached = lookup.cached(host, key);
    if (cached != null) {
      found.accept(cached);
      return;
    }
    read(() -> lookup.load(host, key), found, failure -> unavailable(request, host, key, failure));
  }

  /** Finds where the statistics of a link are shown to everybody, null for nowhere (RED-3). */
  void statistics(
      HttpServerRequest request, String host, String key, Consumer<@Nullable String> found) {
    read(
        () -> {
          var link = lookup.load(host, key).link();
          return new Shared(link == null ? null : links.sharedDashboard(link.id()));
        },
        shared -> found.accept(shared.dashboardId()),
        failure -> unavailable(request, host, key, failure));
  }

  private record Shared(@Nullable String dashboardId) {}

  /** Finds a workspace; one that cannot be looked up is as good as none, for a page. */
  void workspace(String id, Consumer<CachedWorkspace> found) {
    var cached = id.isEmpty() ? CachedWorkspace.NONE : cache.workspaceIfCached(id);
    if (cached != null) {
      found.accept(cached);
      return;
    }
    read(() -> cache.workspace(id), found, _ -> found.accept(CachedWorkspace.NONE));
  }

  /** Finds the workspace whose name and logo visitors of an address are shown. */
  void owner(Found found, Consumer<CachedWorkspace> page) {
    workspace(ownerId(found), page);
  }

  private static String ownerId(Found found) {
    if (found.link() != null) {
      return found.link().workspaceId();
    }
    var domain = found.domain();
    return domain == null || domain.projectId() == null ? "" : domain.projectId();
  }

  private void unavailable(
      HttpServerRequest request, String host, String key, RuntimeException failure) {
    counts.lookupFailed();
    LOG.warnf(
        "looking up %s/%s failed: %s",
        PercentText.encoded(host), PercentText.encoded(key), failure.getMessage());
    answers.unavailable(request);
  }

  private <T> void read(Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
    var context = (ContextInternal) Vertx.currentContext();
    blocking.execute(
        () -> {
          T result;
          try {
            result = work.get();
          } catch (RuntimeException failure) {
            context.runOnContext(_ -> failed.accept(failure));
            return;
          }
          context.runOnContext(_ -> done.accept(result));
        });
  }
}
