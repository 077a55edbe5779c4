package io.waymark.links;

import java.util.Set;

/**
 * What the operator decided about domains.
 *
 * @param serversOwn the hosts of dashboard and API, which cannot be short domains
 * @param caseSensitive domains on which the case of keys matters (RED-7)
 * @param cacheMemory most bytes that the redirect cache takes
 */
public record DomainPolicy(Set<String> serversOwn, Set<String> caseSensitive, long cacheMemory) {
  public DomainPolicy {
    serversOwn = Set.copyOf(serversOwn);
    caseSensitive = Set.copyOf(caseSensitive);
  }
}
