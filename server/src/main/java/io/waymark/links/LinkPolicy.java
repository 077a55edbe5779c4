package io.waymark.links;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What the operator decided about links.
 *
 * @param defaultDomain the domain of links that name none, of workspaces without one
 * @param reserved first path segments that the server answers itself on its own domains
 * @param anonymous whether anybody may make links without a key (LNK-40)
 */
public record LinkPolicy(
    Supplier<String> defaultDomain, Set<String> reserved, Blocklist blocklist, boolean anonymous) {

  public LinkPolicy {
    reserved = Set.copyOf(reserved);
  }
}
