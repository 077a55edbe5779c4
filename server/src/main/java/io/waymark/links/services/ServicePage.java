package io.waymark.links.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the links of a domain.
 *
 * @param next where the following page begins; null if there is none
 */
public record ServicePage(List<ServiceLink> links, @Nullable String next) {
  public ServicePage {
    links = List.copyOf(links);
  }
}
