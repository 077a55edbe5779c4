package io.waymark.links;

import java.util.Set;

/**
 * What the operator decided about domains.
 *
 * @param serversOwn the hosts of dashboard and API, which cannot be short domains
 * @param caseSensitive domains on which the case of keys matters (RED-7)
 * @param mostCached how many addresses the redirect cache remembers
 */
public record DomainPolicy(Set<String> serversOwn, Set<String> caseSensitive, long mostCached) {
  public DomainPolicy {
    serversOwn = Set.copyOf(serversOwn);
    caseSensitive = Set.copyOf(caseSensitive);
  }
}
