package io.waymark.analytics;

import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.events.LinkScope;
import io.waymark.identity.Caller;
import io.waymark.links.LinkCondition;
import io.waymark.links.LinkCondition.Property;
import io.waymark.links.LinkLookup;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Filter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out which links a question is about, from what links are today (A10, B4.2, B4.3). */
final class LinkScopes {
  /** Stands for links that are in no folder. */
  private static final String UNSORTED = "unsorted";

  private final LinkLookup links;
  private final ProgramLookup programs;

  LinkScopes(LinkLookup links, ProgramLookup programs) {
    this.links = links;
    this.programs = programs;
  }

  /**
   * The links of the request. Those it names outweigh every other property, except in groupings by
   * what links are, where both must hold (B4.3).
   *
   * @throws ApiProblem if it names one link that is not there or not the caller's, a program that
   *     is not the workspace's, or a folder the caller may not read
   */
  LinkScope of(Caller caller, GroupBy grouping, EventFilters filters) {
    var workspaceId = caller.workspace().id();
    checkProgram(workspaceId, filters.programId());
    if (filters.folderId() != null) {
      checkFolder(caller, filters.folderId().values().getFirst());
    }
    var named = named(caller, filters);
    if (named != null && !grouping.ofLinks()) {
      return named;
    }
    var condition = condition(workspaceId, filters, filters.linkId() != null || named == null);
    if (condition.isEmpty()) {
      return named == null ? LinkScope.ALL : named;
    }
    var ids = new HashSet<>(links.ids(workspaceId, condition));
    switch (named) {
      case LinkScope.Only(var wanted) -> ids.retainAll(wanted);
      case LinkScope.Except(var unwanted) -> ids.removeAll(unwanted);
      case LinkScope.All() -> {}
      case null -> {}
    }
    return new LinkScope.Only(ids);
  }

  /**
   * Those of some links that the request is about, whatever it asks for.
   *
   * @param allowed the links it may be about at all
   * @throws ApiProblem if it names a program that is not the workspace's
   */
  LinkScope.Only within(String workspaceId, Collection<String> allowed, EventFilters filters) {
    checkProgram(workspaceId, filters.programId());
    var ids = new HashSet<>(allowed);
    var linkIds = filters.linkId();
    if (linkIds != null) {
      ids.removeIf(id -> linkIds.values().contains(id) == linkIds.operator().negated());
    }
    var condition = condition(workspaceId, filters, true);
    if (!condition.isEmpty()) {
      ids.retainAll(links.ids(workspaceId, condition));
    }
    return new LinkScope.Only(ids);
  }

  private void checkProgram(String workspaceId, @Nullable String programId) {
    if (programId == null) {
      return;
    }
    var program = programs.program(workspaceId);
    if (program == null) {
      throw ApiProblem.notFound("Program not found.");
    }
    if (!program.id().equals(programId)) {
      throw ApiProblem.forbidden("This is not the workspace's program.");
    }
  }

  private void checkFolder(Caller caller, String folderId) {
    if (!folderId.equals(UNSORTED)) {
      links.checkFolder(caller, folderId);
    }
  }

  /** The links named one by one, by their ids, an external id or an address; null if none are. */
  private @Nullable LinkScope named(Caller caller, EventFilters filters) {
    if (filters.linkId() != null) {
      return scope(filters.linkId());
    }
    var domain = filters.domain();
    if (filters.externalId() == null && (domain == null || filters.key() == null)) {
      return null;
    }
    var slug = domain == null ? null : domain.values().getFirst();
    var link = links.find(caller, filters.externalId(), slug, filters.key());
    var folderId = link.references().folderId();
    if (folderId != null && filters.folderId() == null) {
      links.checkFolder(caller, folderId);
    }
    return new LinkScope.Only(Set.of(link.id()));
  }

  private static LinkScope scope(Filter linkIds) {
    var ids = Set.copyOf(linkIds.values());
    return linkIds.operator().negated() ? new LinkScope.Except(ids) : new LinkScope.Only(ids);
  }

  /**
   * @param byDomain false if the domain went into naming a link
   */
  private LinkCondition condition(String workspaceId, EventFilters filters, boolean byDomain) {
    var condition = new LinkCondition();
    if (byDomain) {
      add(condition, Property.DOMAIN, filters.domain());
    }
    add(condition, Property.TENANT, filters.tenantId());
    var folders = filters.folderId();
    if (folders != null) {
      var ids = folders.values().stream().map(id -> id.equals(UNSORTED) ? "" : id).toList();
      condition.where(Property.FOLDER, ids, folders.operator().negated());
    }
    add(condition, Property.PARTNER, filters.partnerId());
    if (filters.root() != null) {
      condition.root(filters.root());
    }
    var tags = filters.tagId() == null ? filters.tagIds() : filters.tagId();
    if (tags != null) {
      condition.tagged(tags.values(), tags.operator().negated());
    }
    var groups = filters.groupId();
    if (groups != null) {
      var members = programs.members(workspaceId, groups.values());
      condition.where(Property.PARTNER, members, groups.operator().negated());
    }
    if (filters.programId() != null) {
      condition.where(Property.PROGRAM, List.of(filters.programId()), false);
    }
    // Partners have no tags yet, so no link matches one.
    if (filters.partnerTagId() != null) {
      condition.matching(filters.partnerTagId().operator().negated());
    }
    return condition;
  }

  private static void add(LinkCondition condition, Property property, @Nullable Filter filter) {
    if (filter != null) {
      condition.where(property, filter.values(), filter.operator().negated());
    }
  }
}
