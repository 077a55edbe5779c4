package io.waymark.links;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** For tests of links in which nobody is told of clicks. */
final class NoWebhooks implements LinkWebhooks {
  @Override
  public Set<String> known(Handle handle, String workspaceId, Collection<String> ids) {
    return Set.of();
  }

  @Override
  public void attachAll(Handle handle, Map<String, List<String>> webhookIdsByLink) {}

  @Override
  public Map<String, List<String>> ofLinks(Handle handle, Collection<String> linkIds) {
    return Map.of();
  }
}
