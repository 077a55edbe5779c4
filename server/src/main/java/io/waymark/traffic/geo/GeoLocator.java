package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a visitor (decision 9, CLK-5): set by hand, else named by a trusted network,
 * else looked up in a database, else {@link Place#UNKNOWN}. Safe for use by many threads; never
 * blocks, so an event loop may call it.
 */
public final class GeoLocator implements AutoCloseable {
  private final TrustedProxies proxies;
  private final GeoOverrides overrides;
  private final @Nullable GeoHeaders headers;
  private final @Nullable GeoDatabase database;

  /**
   * Opens the database, if there is one; a missing or broken file is no error but a {@link
   * #status()}.
   *
   * @param background where the file is checked and opened again; must not run tasks on the caller
   */
  public GeoLocator(
      TrustedProxies proxies, GeoSettings settings, InstantSource clock, Executor background) {
    this.proxies = proxies;
    this.overrides = settings.overrides();
    this.headers = settings.headers();
    this.database =
        settings.database() == null
            ? null
            : new GeoDatabase(settings.database(), clock, background);
  }

  /**
   * The place of a visitor while the request is at hand.
   *
   * @param address the client's address, as {@link ClientAddress} gives it; empty if unknown
   * @param peer the other end of the connection; null if it has no address
   * @param sent gives all values of a header; it takes the name without regard to case
   */
  public Place locate(String address, @Nullable String peer, Function<String, List<String>> sent) {
    return locate(address, announced(peer, sent));
  }

  /**
   * The place of a visitor from what was kept of the request.
   *
   * @param announced what {@link #announced} said at the time
   */
  public Place locate(String address, @Nullable Place announced) {
    var parsed = address.isEmpty() ? null : IpAddress.parse(address);
    var override = parsed == null ? null : overrides.get(parsed);
    if (override != null) {
      return override;
    }
    if (announced != null) {
      return announced;
    }
    return parsed == null || database == null ? Place.UNKNOWN : database.place(parsed);
  }

  /** What the network in front of the server says; null if it says nothing or is not trusted. */
  public @Nullable Place announced(@Nullable String peer, Function<String, List<String>> sent) {
    return headers != null && proxies.trusts(peer) ? headers.read(sent) : null;
  }

  /** How the database is doing; null if none is configured. */
  public @Nullable GeoStatus status() {
    return database == null ? null : database.status();
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
