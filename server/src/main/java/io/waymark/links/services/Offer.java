package io.waymark.links.services;

import java.util.List;

/**
 * What can be brought from a service.
 *
 * @param tags the names of tags there, at most a hundred; empty if the service only tells them with
 *     the links
 */
public record Offer(List<Source> sources, List<String> tags) {
  public Offer {
    sources = List.copyOf(sources);
    tags = List.copyOf(tags);
  }
}
