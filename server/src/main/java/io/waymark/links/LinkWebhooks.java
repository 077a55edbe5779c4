package io.waymark.links;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which webhooks are told of a link's clicks, kept by whoever keeps webhooks (LNK-26). */
public interface LinkWebhooks {

  /** Those of the ids that are webhooks of the workspace. */
  Set<String> known(Handle handle, String workspaceId, Collection<String> webhookIds);

  /**
   * Gives every link of the map its webhooks instead of those it has. Only webhooks that are told
   * of single links are taken down; to others, it makes no difference. The caller has made sure
   * that links and webhooks are of one workspace.
   */
  void attachAll(Handle handle, Map<String, List<String>> webhookIdsByLink);

  /** The ids of the webhooks of every link that has any, oldest webhook first. */
  Map<String, List<String>> ofLinks(Handle handle, Collection<String> linkIds);
}
