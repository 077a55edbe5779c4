package io.waymark.traffic.deeplinks;

import io.waymark.traffic.redirect.DeferredLinks.DeferredLink;
import org.jspecify.annotations.Nullable;

/** Tells an app at its first start which link led to its installation (RED-34). */
@FunctionalInterface
public interface DeferredLookup {
  /**
   * The last deep link on the domain that somebody at the address asked for within the hour, or
   * null. Blocks.
   *
   * @param ip the client's address; empty if unknown, of which nothing is remembered
   */
  @Nullable DeferredLink last(String ip, String domain);
}
