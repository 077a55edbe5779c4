package io.waymark.links;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.links.folders.FolderAccess;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Links as events show them to other servers, for work within the caller's own transaction. */
public final class LinkViews {
  private final LinkTable table;
  private final FullLinks full;
  private final LinkView view;

  LinkViews(LinkTable table, FullLinks full, LinkView view) {
    this.table = table;
    this.full = full;
    this.view = view;
  }

  /** The workspace's links of these ids that still exist, by id, with everything of DAT-2. */
  public Map<String, ObjectNode> of(Handle handle, String workspaceId, Collection<String> ids) {
    var links = table.byIds(handle, workspaceId, ids);
    return full.of(handle, links, FullLinks.Wanted.WEBHOOKS).stream()
        .collect(toMap(link -> link.link().id(), view::event));
  }

  /** Those of the ids that are links of the caller's workspace and in no folder shut to them. */
  public Set<String> visible(Handle handle, Caller caller, Collection<String> ids) {
    var links = table.byIds(handle, caller.workspace().id(), ids);
    var readable = new HashSet<>(FolderAccess.readable(handle, caller));
    return links.stream()
        .filter(
            link ->
                link.references().folderId() == null
                    || readable.contains(link.references().folderId()))
        .map(Link::id)
        .collect(toSet());
  }
}
