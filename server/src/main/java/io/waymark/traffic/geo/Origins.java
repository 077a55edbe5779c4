package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from: the client's address behind trusted proxies, and its place. Never
 * blocks.
 */
public final class Origins implements AutoCloseable {
  private final TrustedProxies proxies;
  private final ClientAddress address;
  private final GeoLocator locator;

  /**
   * @param background where the geo database is read, never on the caller's thread
   */
  public Origins(
      TrustedProxies proxies, GeoSettings geo, InstantSource clock, Executor background) {
    this.proxies = proxies;
    this.address = new ClientAddress(proxies);
    this.locator = new GeoLocator(proxies, geo, clock, background);
  }

  /**
   * The client's address, empty if unknown.
   *
   * @param headers gives all values of a header, whose name it takes without regard to case
   */
  public String address(@Nullable String peer, Function<String, List<String>> headers) {
    return address.of(peer, headers);
  }

  /** What a trusted network in front says of the place, or null. */
  public @Nullable Place announced(@Nullable String peer, Function<String, List<String>> headers) {
    return locator.announced(peer, headers);
  }

  /**
   * The place of an address.
   *
   * @param announced what {@link #announced} said when the request was at hand
   */
  public Place locate(String clientAddress, @Nullable Place announced) {
    return locator.locate(clientAddress, announced);
  }

  /** Whether the peer is a proxy whose headers are believed. */
  public boolean trusts(@Nullable String peer) {
    return proxies.trusts(peer);
  }

  @Override
  public void close() {
    locator.close();
  }
}
