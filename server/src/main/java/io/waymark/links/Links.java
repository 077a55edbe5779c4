package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Creates, finds, changes and deletes the links of a workspace (section 4). */
public final class Links {
  private static final int RANDOM_KEY_ATTEMPTS = 10;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Ids ids;
  private final InstantSource clock;

  Links(
      Jdbi jdbi, LinkTable table, LinkRules rules, LinkCache cache, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Refuses a caller whose workspace has used up its links (LNK-39), before the body is looked at.
   *
   * @throws ApiProblem 403
   */
  static void checkLimit(Caller caller) {
    var limit = caller.workspace().linksLimit();
    if (limit != null && caller.workspace().linksUsage() >= limit) {
      throw ApiProblem.forbidden(
          "This workspace has reached its limit of %d links. Ask the operator to raise it."
              .formatted(limit));
    }
  }

  /**
   * Makes a link (LNK-39). Of two creators of one address, one gets the link and the other a
   * conflict.
   */
  Link create(Caller caller, LinkRequest request) {
    for (var attempt = 1; ; attempt++) {
      try {
        var link = jdbi.inTransaction(handle -> insert(handle, caller, request));
        cache.forget(link.domain(), link.key());
        return link;
      } catch (UnableToExecuteStatementException refused) {
        var randomKey = request.key().orNull() == null || request.key().orNull().isEmpty();
        var keyTaken = Constraint.refused(refused, LinkTable.DOMAIN_KEY);
        if (!(keyTaken && randomKey && attempt < RANDOM_KEY_ATTEMPTS)) {
          throw conflict(refused);
        }
      }
    }
  }

  private Link insert(Handle handle, Caller caller, LinkRequest request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var checked = rules.newLink(handle, caller, request, ids.next("link_"), now);
    table.insert(handle, checked.link(), checked.domain().caseSensitive());
    Workspaces.countNewLink(handle, caller.workspace().id());
    return checked.link();
  }

  /**
   * Changes a link (LNK-51…54). A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem see {@link #find}; 409 if address or external id are taken
   */
  Link update(Caller caller, String reference, LinkRequest request) {
    try {
      var change =
          jdbi.inTransaction(
              handle -> {
                var found = find(handle, caller, Selector.byId(reference));
                var stored = table.byIdForUpdate(handle, found.id());
                if (stored == null) {
                  throw notFound();
                }
                return apply(handle, caller, stored, request);
              });
      cache.forget(change.before().domain(), change.before().key());
      cache.forget(change.after().domain(), change.after().key());
      return change.after();
    } catch (UnableToExecuteStatementException refused) {
      throw conflict(refused);
    }
  }

  private record Change(Link before, Link after) {}

  private Change apply(Handle handle, Caller caller, Link stored, LinkRequest request) {
    var checked = rules.changedLink(handle, caller, request, stored, clock.instant());
    if (checked.link().equals(stored)) {
      return new Change(stored, stored);
    }
    var after = checked.link().updatedAt(clock.instant().truncatedTo(ChronoUnit.MICROS));
    table.update(handle, after, checked.domain().caseSensitive());
    return new Change(stored, after);
  }

  /**
   * Deletes a link (LNK-56).
   *
   * @return the id it had
   * @throws ApiProblem see {@link #find}; 403 for a domain's own link
   */
  String delete(Caller caller, String reference) {
    var deleted =
        jdbi.inTransaction(
            handle -> {
              var link = find(handle, caller, Selector.byId(reference));
              if (link.root()) {
                throw ApiProblem.forbidden(
                    "A domain's own link cannot be deleted. Delete the domain, or clear the link's destination.");
              }
              if (!table.delete(handle, link.id())) {
                throw notFound();
              }
              Workspaces.countDeletedLink(handle, caller.workspace().id());
              return link;
            });
    cache.forget(deleted.domain(), deleted.key());
    return deleted.id();
  }

  /**
   * Finds one link of the caller's workspace (LNK-48).
   *
   * @throws ApiProblem 404 if there is none, 401 if it belongs to another workspace, 400 if nothing
   *     selects one
   */
  public Link find(Caller caller, Selector selector) {
    return jdbi.withHandle(handle -> find(handle, caller, selector));
  }

  private Link find(Handle handle, Caller caller, Selector selector) {
    var workspaceId = caller.workspace().id();
    var link =
        switch (selector) {
          case Selector.ById(var id) -> table.byId(handle, id);
          case Selector.ByExternalId(var externalId) ->
              table.byExternalId(handle, workspaceId, externalId);
          case Selector.ByAddress(var domain, var key) -> byAddress(handle, domain, key);
        };
    if (link == null) {
      throw notFound();
    }
    if (!workspaceId.equals(link.references().projectId())) {
      throw ApiProblem.unauthorized("This link belongs to another workspace.");
    }
    return link;
  }

  private @Nullable Link byAddress(Handle handle, String slug, String key) {
    var domain = DomainTable.bySlug(handle, slug);
    return domain == null
        ? null
        : table.byDomainAndKey(handle, domain.slug(), key, domain.caseSensitive());
  }

  private static ApiProblem notFound() {
    return ApiProblem.notFound("Link not found.");
  }

  private static RuntimeException conflict(UnableToExecuteStatementException refused) {
    if (Constraint.refused(refused, LinkTable.DOMAIN_KEY)) {
      return LinkRules.keyTaken();
    }
    if (Constraint.refused(refused, LinkTable.EXTERNAL_ID)) {
      return LinkRules.externalIdTaken();
    }
    return refused;
  }
}
