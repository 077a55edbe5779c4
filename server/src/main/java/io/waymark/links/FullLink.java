package io.waymark.links;

import io.waymark.links.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link with what other tables know of it, as answers show it (DAT-2).
 *
 * @param tags in the order of the request (LNK-32)
 * @param webhookIds empty unless they were asked for
 * @param dashboardId null unless it was asked for and there is one
 * @param user who made the link, null unless that was asked for
 */
record FullLink(
    Link link,
    List<Tag> tags,
    List<String> webhookIds,
    @Nullable String dashboardId,
    @Nullable Creator user) {

  static FullLink of(Link link, List<Tag> tags) {
    return new FullLink(link, tags, List.of(), null, null);
  }

  /** Who made a link. */
  record Creator(
      String id, @Nullable String name, @Nullable String email, @Nullable String image) {}
}
