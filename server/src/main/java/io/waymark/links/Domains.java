package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.domains.DomainJson;
import io.waymark.links.images.Images;
import io.waymark.links.images.Picture;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.schema.Given;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Adds, finds, changes and deletes the domains of a workspace (DOM-2…7, DOM-9). */
final class Domains {
  private static final int TOKEN_LENGTH = 32;

  private final Jdbi jdbi;
  private final DomainNames names;
  private final DomainMover mover;
  private final LinkCache cache;
  private final Images images;
  private final CaseSensitivity caseSensitivity;
  private final Ids ids;
  private final InstantSource clock;

  Domains(
      Jdbi jdbi,
      DomainNames names,
      DomainMover mover,
      LinkCache cache,
      Images images,
      CaseSensitivity caseSensitivity,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.names = names;
    this.mover = mover;
    this.cache = cache;
    this.images = images;
    this.caseSensitivity = caseSensitivity;
    this.ids = ids;
    this.clock = clock;
  }

  List<Domain> list(Caller caller, DomainFilter filter) {
    return jdbi.withHandle(handle -> DomainTable.list(handle, caller.workspace().id(), filter));
  }

  long count(Caller caller, DomainFilter.Counted filter) {
    return jdbi.withHandle(handle -> DomainTable.count(handle, caller.workspace().id(), filter));
  }

  /**
   * @throws ApiProblem 404 and 403 as DOM-9 says
   */
  Domain get(Caller caller, String slug) {
    return jdbi.withHandle(handle -> DomainFinder.find(handle, caller, slug));
  }

  /**
   * Adds a domain with its own link; a workspace's first becomes its primary one (DOM-3). Of two
   * who want one name, one gets it and the other a conflict.
   *
   * @throws ApiProblem 422 for the name or a configuration file, 409 if it is in use, 403 at the
   *     workspace's limit
   */
  Domain create(Caller caller, DomainRequest request) {
    try {
      var domain = jdbi.inTransaction(handle -> add(handle, caller, request));
      cache.forgetAll(domain.slug());
      return domain;
    } catch (UnableToExecuteStatementException refused) {
      throw conflict(refused);
    }
  }

  /**
   * Adds a domain without anything but its name, in a transaction of somebody else's, who tells the
   * redirect cache afterwards.
   *
   * @throws ApiProblem as {@link #create}
   */
  void add(Handle handle, Caller caller, String slug) {
    add(
        handle,
        caller,
        new DomainRequest(
            Given.of(slug),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent()));
  }

  private Domain add(Handle handle, Caller caller, DomainRequest request) {
    var apps = apps(request, new Domain.Apps(null, null, "{}"));
    var name = names.valid(Objects.requireNonNull(request.slug().orNull()));
    var workspaceId = caller.workspace().id();
    var room = Workspaces.lockRoom(handle, workspaceId);
    DomainNames.claim(handle, name);
    var already = DomainTable.countAll(handle, workspaceId);
    if (room.domainsLimit() != null && already >= room.domainsLimit()) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace has reached its limit of %d domains. Ask the operator to raise it."
              .formatted(room.domainsLimit()));
    }
    var now = now();
    var domain =
        new Domain(
            ids.next("dom_"),
            name,
            workspaceId,
            false,
            already == 0,
            false,
            caseSensitivity.matters(name),
            request.placeholder().orNull(),
            request.expiredUrl().orNull(),
            request.notFoundUrl().orNull(),
            logo(handle, workspaceId, request.logo(), null),
            apps,
            null,
            now,
            now);
    DomainTable.insert(handle, domain, ids.key(TOKEN_LENGTH));
    DomainLinks.insertRoot(handle, ids.next("link_"), name, workspaceId, caller.userId(), now);
    return domain;
  }

  /**
   * Changes what the request names, nothing else (DOM-4, defect 1). Another name takes the links
   * along.
   *
   * @throws ApiProblem as {@link #get} and {@link #create}; 409 while links are still on their way
   */
  Changed<Domain> update(Caller caller, String slug, DomainRequest request) {
    try {
      var change = jdbi.inTransaction(handle -> change(handle, caller, slug, request));
      cache.forgetDomain(change.after().slug());
      if (change.move() != null) {
        cache.forgetAll(change.before().slug());
        cache.forgetAll(change.after().slug());
        mover.begin(change.move());
      }
      return new Changed<>(change.before(), change.after());
    } catch (UnableToExecuteStatementException refused) {
      throw conflict(refused);
    }
  }

  private record Change(Domain before, Domain after, @Nullable DomainMove move) {}

  private Change change(Handle handle, Caller caller, String slug, DomainRequest request) {
    var before = DomainFinder.forUpdate(handle, caller, slug);
    var apps = apps(request, before.apps());
    var wanted = request.slug().orNull();
    var name = wanted == null ? before.slug() : newName(handle, before, wanted);
    var renamed = !name.equals(before.slug());
    var draft =
        new Domain(
            before.id(),
            name,
            before.projectId(),
            before.verified() && !renamed,
            before.primary(),
            Boolean.TRUE.equals(request.archived().or(before.archived())),
            before.caseSensitive(),
            request.placeholder().or(before.placeholder()),
            request.expiredUrl().or(before.expiredUrl()),
            request.notFoundUrl().or(before.notFoundUrl()),
            logo(handle, caller.workspace().id(), request.logo(), before.logo()),
            apps,
            before.allowedHosts(),
            before.createdAt(),
            before.updatedAt());
    if (draft.equals(before)) {
      return new Change(before, before, null);
    }
    var after = draft.updatedAt(now());
    DomainTable.update(handle, after);
    if (!renamed) {
      return new Change(before, after, null);
    }
    var owner = caller.workspace().id();
    var move =
        new DomainMove(
            ids.next("move_"), before.slug(), name, owner, owner, null, after.updatedAt());
    DomainMoveTable.insert(handle, move);
    ProgramDomains.follow(handle, move);
    return new Change(before, after, move);
  }

  private String newName(Handle handle, Domain before, String wanted) {
    var name = names.valid(wanted);
    if (!name.equals(before.slug())) {
      refuseWhileBusy(handle, before);
      DomainNames.claim(handle, name);
      DomainMoveTable.forget(handle, before.slug());
    }
    return name;
  }

  /** Two moves of one link at a time would lose each other. */
  static void refuseWhileBusy(Handle handle, Domain domain) {
    if (DomainMoveTable.busy(handle, domain.slug())) {
      throw ApiProblem.conflict(
          "Links of %s are still on their way after its last change. Try again in a moment."
              .formatted(domain.slug()));
    }
  }

  /**
   * Takes a domain away at once, and its links with it (DOM-5).
   *
   * @return what it was
   * @throws ApiProblem as {@link #get}; 409 while links are still on their way
   */
  Domain delete(Caller caller, String slug) {
    var deleted =
        jdbi.inTransaction(
            handle -> {
              var domain = DomainFinder.forUpdate(handle, caller, slug);
              refuseWhileBusy(handle, domain);
              var owner = caller.workspace().id();
              DomainMoveTable.forget(handle, domain.slug());
              DomainTable.delete(handle, domain.id());
              images.remove(handle, owner, domain.logo());
              var gone =
                  new DomainMove(ids.next("move_"), domain.slug(), null, owner, null, null, now());
              DomainMoveTable.insert(handle, gone);
              ProgramDomains.follow(handle, gone);
              return new Deleted(domain, gone);
            });
    cache.forgetAll(deleted.domain().slug());
    mover.begin(deleted.links());
    return deleted.domain();
  }

  private record Deleted(Domain domain, DomainMove links) {}

  /**
   * Makes a domain the one for links that name none (DOM-6); archived and unverified ones too.
   *
   * @throws ApiProblem as {@link #get}
   */
  Domain makePrimary(Caller caller, String slug) {
    var domain =
        jdbi.inTransaction(
            handle -> {
              Workspaces.lockRoom(handle, caller.workspace().id());
              var found = DomainFinder.forUpdate(handle, caller, slug);
              if (!found.primary()) {
                DomainTable.makePrimary(handle, found, now());
              }
              return DomainFinder.find(handle, caller, slug);
            });
    cache.forgetDomain(domain.slug());
    return domain;
  }

  private static Domain.Apps apps(DomainRequest request, Domain.Apps before) {
    return new Domain.Apps(
        json("Asset Links", request.assetLinks(), before.assetLinks()),
        json(
            "Apple App Site Association",
            request.appleAppSiteAssociation(),
            before.appleAppSiteAssociation()),
        json("Deep View data", request.deepviewData(), before.deepviewData()));
  }

  private static @Nullable String json(String name, Given<String> given, @Nullable String before) {
    return given.isPresent() ? DomainJson.compact(name, given.orNull()) : before;
  }

  private @Nullable String logo(
      Handle handle, String workspaceId, Given<String> given, @Nullable String before) {
    var wanted = given.or(before);
    if (Objects.equals(wanted, before)) {
      return before;
    }
    images.remove(handle, workspaceId, before);
    return wanted != null && Picture.isDataUrl(wanted)
        ? images.store(handle, workspaceId, wanted)
        : wanted;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static RuntimeException conflict(UnableToExecuteStatementException refused) {
    return Constraint.refused(refused, DomainTable.SLUG)
            || Constraint.refused(refused, LinkTable.DOMAIN_KEY)
        ? DomainNames.taken()
        : refused;
  }
}
