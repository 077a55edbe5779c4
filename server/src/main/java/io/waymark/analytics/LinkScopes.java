package io.waymark.analytics;

import io.waymark.events.LinkScope;
import io.waymark.identity.Caller;
import io.waymark.links.LinkCondition;
import io.waymark.links.LinkCondition.Property;
import io.waymark.links.LinkLookup;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Filter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out which links a question is about, from what links are today (A10, B4.2, B4.3). */
final class LinkScopes {
  private final LinkLookup links;

  LinkScopes(LinkLookup links) {
    this.links = links;
  }

  /**
   * The links of the request.
   *
   * @throws ApiProblem if it names one link that is not there or not the caller's
   */
  LinkScope of(Caller caller, EventFilters filters) {
    if (filters.programId() != null) {
      throw ApiProblem.notFound("Program not found.");
    }
    if (filters.linkId() != null) {
      return scope(filters.linkId());
    }
    var domain = filters.domain();
    if (filters.externalId() != null || (domain != null && filters.key() != null)) {
      var slug = domain == null ? null : domain.values().getFirst();
      var link = links.find(caller, filters.externalId(), slug, filters.key());
      return new LinkScope.Only(Set.of(link.id()));
    }
    var condition = condition(filters);
    return condition.isEmpty()
        ? LinkScope.ALL
        : new LinkScope.Only(Set.copyOf(links.ids(caller, condition)));
  }

  private static LinkScope scope(Filter linkIds) {
    var ids = Set.copyOf(linkIds.values());
    return linkIds.operator().negated() ? new LinkScope.Except(ids) : new LinkScope.Only(ids);
  }

  private static LinkCondition condition(EventFilters filters) {
    var condition = new LinkCondition();
    add(condition, Property.DOMAIN, filters.domain());
    add(condition, Property.TENANT, filters.tenantId());
    add(condition, Property.FOLDER, filters.folderId());
    add(condition, Property.PARTNER, filters.partnerId());
    if (filters.root() != null) {
      condition.root(filters.root());
    }
    var tags = filters.tagId() == null ? filters.tagIds() : filters.tagId();
    if (tags != null) {
      condition.tagged(tags.values(), tags.operator().negated());
    }
    // Partners have no tags or groups yet, so no link matches one.
    for (var filter : new @Nullable Filter[] {filters.partnerTagId(), filters.groupId()}) {
      if (filter != null) {
        condition.matching(filter.operator().negated());
      }
    }
    return condition;
  }

  private static void add(LinkCondition condition, Property property, @Nullable Filter filter) {
    if (filter != null) {
      condition.where(property, filter.values(), filter.operator().negated());
    }
  }
}
