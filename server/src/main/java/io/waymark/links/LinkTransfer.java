package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves a link on a domain that every workspace may use to another workspace (LNK-65). What it was
 * clicked before stays with the old one, so its counters start again.
 */
final class LinkTransfer {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkFinder finder;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Tags tags;
  private final FullLinks full;
  private final LinkPrograms programs;
  private final InstantSource clock;

  LinkTransfer(
      Jdbi jdbi,
      LinkTable table,
      LinkFinder finder,
      LinkRules rules,
      LinkCache cache,
      Tags tags,
      FullLinks full,
      LinkPrograms programs,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.finder = finder;
    this.rules = rules;
    this.cache = cache;
    this.tags = tags;
    this.full = full;
    this.programs = programs;
    this.clock = clock;
  }

  /**
   * Moves the link.
   *
   * @param newWorkspaceId with or without its {@code ws_}
   * @throws ApiProblem 400 if the link is on a domain of the workspace's own, or already there; 404
   *     if the caller is no member of the other workspace; 403 if that one has used up its links
   */
  FullLink transfer(Caller caller, String reference, String newWorkspaceId) {
    var moved = jdbi.inTransaction(handle -> move(handle, caller, reference, newWorkspaceId));
    cache.forget(moved.link().domain(), moved.link().key());
    return moved;
  }

  private FullLink move(Handle handle, Caller caller, String reference, String newWorkspaceId) {
    var link = finder.forUpdate(handle, caller, reference);
    rules.checkMayChange(handle, caller, link);
    var domain = DomainTable.bySlug(handle, link.domain());
    if (domain == null || domain.projectId() != null) {
      throw ApiProblem.badRequest(
          "Only links of a domain that every workspace may use can be transferred; %s belongs to this workspace: transfer the domain."
              .formatted(link.domain()));
    }
    var target = Workspaces.ofMember(handle, newWorkspaceId, caller.userId());
    if (target == null) {
      throw ApiProblem.notFound("New workspace not found.");
    }
    if (target.id().equals(caller.workspace().id())) {
      throw ApiProblem.badRequest("The link is in this workspace already.");
    }
    if (target.linksLimit() != null && target.linksUsage() >= target.linksLimit()) {
      throw new ApiProblem(
          ErrorCode.FORBIDDEN,
          "The new workspace has reached its limit of %d links.".formatted(target.linksLimit()));
    }
    programs.leaving(handle, caller.workspace().id(), List.of(link.id()));
    table.move(
        handle,
        link.id(),
        target.id(),
        caller.userId(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    tags.attach(handle, link.id(), List.of());
    var moved = table.byId(handle, link.id());
    if (moved == null) {
      throw new IllegalStateException("a locked link is gone");
    }
    return full.of(handle, moved);
  }
}
