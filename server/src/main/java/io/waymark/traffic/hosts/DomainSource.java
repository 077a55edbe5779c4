package io.waymark.traffic.hosts;

import io.vertx.core.Vertx;
import io.waymark.links.Domain;
import io.waymark.links.LinkCache;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds domains for event loops: in the cache at once, else on another thread. */
final class DomainSource {
  private static final Logger LOG = Logger.getLogger(DomainSource.class);

  private final LinkCache cache;
  private final Executor blocking;

  /**
   * @param blocking runs look-ups that miss the cache
   */
  DomainSource(LinkCache cache, Executor blocking) {
    this.cache = cache;
    this.blocking = blocking;
  }

  /** The domain if it is cached; null if nothing is known of it. Never blocks. */
  LinkCache.@Nullable Known<Domain> cached(String slug) {
    return cache.domainIfCached(slug);
  }

  /**
   * Goes on with the domain on the event loop that calls, now or later.
   *
   * @param found gets null if nobody registered the domain
   * @param unavailable runs if the database does not answer
   */
  void find(String slug, Consumer<@Nullable Domain> found, Runnable unavailable) {
    var known = cached(slug);
    if (known != null) {
      found.accept(known.value());
      return;
    }
    var loop = Vertx.currentContext();
    blocking.execute(
        () -> {
          try {
            var domain = cache.domain(slug).value();
            loop.runOnContext(_ -> found.accept(domain));
          } catch (RuntimeException failure) {
            LOG.warnf("looking up the domain %s failed: %s", slug, failure.getMessage());
            loop.runOnContext(_ -> unavailable.run());
          }
        });
  }
}
