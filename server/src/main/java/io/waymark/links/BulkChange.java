package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.BulkResult.Failure;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changes and deletes many links at once (LNK-45…47). */
final class BulkChange {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkLabels labels;
  private final LinkCache cache;
  private final Tags tags;
  private final LinkWebhooks webhooks;
  private final FullLinks full;
  private final LinkView view;
  private final LinkPrograms programs;
  private final InstantSource clock;

  BulkChange(
      Jdbi jdbi,
      LinkTable table,
      LinkRules rules,
      LinkLabels labels,
      LinkCache cache,
      Tags tags,
      LinkWebhooks webhooks,
      FullLinks full,
      LinkView view,
      LinkPrograms programs,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.labels = labels;
    this.cache = cache;
    this.tags = tags;
    this.webhooks = webhooks;
    this.full = full;
    this.view = view;
    this.programs = programs;
    this.clock = clock;
  }

  /**
   * Makes the same change in every link it can be made in.
   *
   * @throws ApiProblem 422 for unknown tags or webhooks, 403 or 404 for the folder they would go to
   */
  BulkResult update(Caller caller, LinksChange change) {
    var result = jdbi.inTransaction(handle -> update(handle, caller, change));
    result.links().forEach(changed -> cache.forget(changed.link().domain(), changed.link().key()));
    return result;
  }

  private BulkResult update(Handle handle, Caller caller, LinksChange change) {
    var tagIds = labels.ofChangedLink(handle, caller, change.data());
    labels.checkWebhooks(handle, caller, change.data());
    labels.place(handle, caller, change.data(), null);
    labels.checkFolder(handle, caller, change.data().folderId().orNull());
    var missing = new ArrayList<Failure>();
    var links = selected(handle, caller, change, missing);
    var shut = new ArrayList<Failure>();
    var mayChange = mayChange(handle, caller, links);
    var refused = new ArrayList<Failure>();
    var changed = new ArrayList<Link>();
    var domains = rules.domains(handle, caller);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (var link : links) {
      var folderId = link.references().folderId();
      if (folderId != null && !Boolean.TRUE.equals(mayChange.get(folderId))) {
        shut.add(shut(link, folderId));
        continue;
      }
      try {
        var checked = rules.changedInBulk(handle, caller, domains, change.data(), link, now);
        var after = checked.link().updatedAt(now);
        if (!after.references().sameOwner(link.references())) {
          programs.leaving(handle, caller.workspace().id(), List.of(link.id()));
        }
        table.update(handle, after, checked.domain().caseSensitive());
        changed.add(after);
      } catch (ApiProblem problem) {
        refused.add(Failure.of(json(link), problem));
      }
    }
    var wanted = tagIds.orNull();
    if (wanted != null) {
      tags.attachAll(handle, changed.stream().collect(Collectors.toMap(Link::id, link -> wanted)));
    }
    var told = change.data().webhookIds().orNull();
    if (told != null) {
      webhooks.attachAll(
          handle, changed.stream().collect(Collectors.toMap(Link::id, link -> told)));
    }
    var shown = told == null ? FullLinks.Wanted.NOTHING : FullLinks.Wanted.WEBHOOKS;
    return new BulkResult(
        full.of(handle, changed, shown),
        Stream.of(missing, shut, refused).<Failure>flatMap(Collection::stream).toList());
  }

  /**
   * The links a change names, in its order, locked; what it names in vain is added to the failures.
   */
  private List<Link> selected(
      Handle handle, Caller caller, LinksChange change, List<Failure> missing) {
    var workspaceId = caller.workspace().id();
    var externalIds = change.externalIds().stream().map(LinkSchemas::withoutExt).toList();
    var external = table.idsByExternalIds(handle, workspaceId, externalIds);
    var ids =
        change.linkIds().isEmpty()
            ? externalIds.stream().map(id -> external.get(id.toLowerCase(Locale.ROOT))).toList()
            : change.linkIds();
    var found =
        table
            .byIdsForUpdate(
                handle,
                workspaceId,
                ids.stream().filter(Objects::nonNull).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(Link::id, link -> link));
    change.linkIds().stream()
        .distinct()
        .filter(id -> !found.containsKey(id))
        .map(BulkChange::notFound)
        .forEach(missing::add);
    externalIds.stream()
        .distinct()
        .filter(id -> !external.containsKey(id.toLowerCase(Locale.ROOT)))
        .map(BulkChange::notFound)
        .forEach(missing::add);
    return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
  }

  private Map<String, Boolean> mayChange(Handle handle, Caller caller, List<Link> links) {
    var folderIds =
        links.stream()
            .map(link -> link.references().folderId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return folderIds.isEmpty()
        ? Map.of()
        : FolderAccess.may(handle, caller, folderIds, FolderRight.LINKS_WRITE);
  }

  private static Failure notFound(String id) {
    return new Failure(Map.of("id", id), "Link not found", ErrorCode.NOT_FOUND);
  }

  private Failure shut(Link link, String folderId) {
    return new Failure(
        json(link),
        "You may not change links in the folder %s.".formatted(folderId),
        ErrorCode.FORBIDDEN);
  }

  private Map<String, @Nullable Object> json(Link link) {
    return view.map(FullLink.of(link, List.of()));
  }

  /**
   * Deletes links; what is unknown, a domain's own, or in a folder the caller may not change is
   * passed over (LNK-47).
   *
   * @param references ids, or the caller's own ids after {@code ext_}
   * @return how many were deleted
   */
  int delete(Caller caller, List<String> references) {
    var deleted = jdbi.inTransaction(handle -> delete(handle, caller, references));
    deleted.forEach(link -> cache.forget(link.domain(), link.key()));
    return deleted.size();
  }

  private List<Link> delete(Handle handle, Caller caller, List<String> references) {
    var workspaceId = caller.workspace().id();
    var ids = new LinkedHashSet<String>();
    var externalIds = new ArrayList<String>();
    for (var reference : references) {
      switch (Selector.byId(reference.strip())) {
        case Selector.ById(var id) -> ids.add(id);
        case Selector.ByExternalId(var id) -> externalIds.add(id);
        case Selector.ByAddress _ -> throw new IllegalStateException("an id is no address");
      }
    }
    ids.addAll(table.idsByExternalIds(handle, workspaceId, externalIds).values());
    var links = table.byIdsForUpdate(handle, workspaceId, ids);
    var mayChange = mayChange(handle, caller, links);
    var doomed =
        links.stream()
            .filter(link -> !link.root())
            .filter(
                link ->
                    link.references().folderId() == null
                        || Boolean.TRUE.equals(mayChange.get(link.references().folderId())))
            .toList();
    var doomedIds = doomed.stream().map(Link::id).toList();
    programs.leaving(handle, workspaceId, doomedIds);
    table.delete(handle, doomedIds);
    Workspaces.countDeletedLinks(handle, workspaceId, doomed.size());
    return doomed;
  }
}
