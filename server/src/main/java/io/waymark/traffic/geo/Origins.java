package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where requests come from: the client's address behind trusted proxies, and its place. */
public final class Origins {
  public String address(String peer, UnaryOperator<@Nullable String> headers) {
    return peer;
  }

  public @Nullable Place told(String peer, UnaryOperator<@Nullable String> headers) {
    return null;
  }

  public Place locate(String ip) {
    return Place.UNKNOWN;
  }

  public boolean trusts(String peer) {
    return false;
  }
}
