package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspace;
import io.waymark.identity.Workspaces;
import io.waymark.links.images.Images;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives a domain to another workspace (DOM-8). Its links follow; what they were clicked before
 * stays with the old workspace.
 */
final class DomainTransfer {
  private static final int MOST_PER_HOUR = 5;
  private static final int TOKEN_LENGTH = 32;

  private final Jdbi jdbi;
  private final DomainMover mover;
  private final LinkCache cache;
  private final Images images;
  private final Ids ids;
  private final InstantSource clock;
  private final RateLimiter limiter;

  DomainTransfer(
      Jdbi jdbi,
      DomainMover mover,
      LinkCache cache,
      Images images,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.mover = mover;
    this.cache = cache;
    this.images = images;
    this.ids = ids;
    this.clock = clock;
    this.limiter = limits.limiter("domain transfers", MOST_PER_HOUR, Duration.ofHours(1));
  }

  private record Done(Domain domain, DomainMove move) {}

  /**
   * Gives the domain away. It is the other workspace's primary one only if that had none.
   *
   * @param newWorkspaceId with or without its {@code ws_}
   * @throws ApiProblem 404 and 403 for the domain (DOM-9); 400 if it is in that workspace already;
   *     429 after five in an hour; 404 if the caller is no member there; 403 if there is no room
   *     for it there; 409 while links are still on their way
   */
  Domain transfer(Caller caller, String slug, String newWorkspaceId) {
    var workspace = caller.workspace();
    jdbi.useHandle(handle -> DomainFinder.find(handle, caller, slug));
    if (newWorkspaceId.equals(workspace.id()) || newWorkspaceId.equals(workspace.publicId())) {
      throw ApiProblem.badRequest("The domain is in this workspace already.");
    }
    if (!limiter.admit(workspace.id()).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "At most %d domains can be transferred in an hour.".formatted(MOST_PER_HOUR));
    }
    var done = jdbi.inTransaction(handle -> give(handle, caller, slug, newWorkspaceId));
    cache.forgetDomain(done.domain().slug());
    mover.begin(done.move());
    return done.domain();
  }

  private Done give(Handle handle, Caller caller, String slug, String newWorkspaceId) {
    var target = Workspaces.ofMember(handle, newWorkspaceId, caller.userId());
    if (target == null) {
      throw ApiProblem.notFound("New workspace not found.");
    }
    var room = lockBoth(handle, caller.workspace(), target);
    var domain = DomainFinder.forUpdate(handle, caller, slug);
    Domains.refuseWhileBusy(handle, domain);
    var already = DomainTable.countAll(handle, target.id());
    checkRoom(handle, domain, room, already);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    DomainMoveTable.forget(handle, domain.slug());
    DomainTable.give(handle, domain.id(), target.id(), already == 0, ids.key(TOKEN_LENGTH), now);
    images.give(handle, caller.workspace().id(), target.id(), domain.logo());
    var move =
        new DomainMove(
            ids.next("move_"),
            domain.slug(),
            domain.slug(),
            caller.workspace().id(),
            target.id(),
            caller.userId(),
            now);
    DomainMoveTable.insert(handle, move);
    ProgramDomains.follow(handle, move);
    var given = DomainTable.bySlug(handle, domain.slug());
    if (given == null) {
      throw new IllegalStateException("a locked domain is gone");
    }
    return new Done(given, move);
  }

  /** In the order of their ids, so that two who give to each other do not wait for each other. */
  private static Workspaces.Room lockBoth(Handle handle, Workspace from, Workspace to) {
    Stream.of(from.id(), to.id()).sorted().forEach(id -> Workspaces.lockRoom(handle, id));
    return Workspaces.lockRoom(handle, to.id());
  }

  private static void checkRoom(Handle handle, Domain domain, Workspaces.Room room, long already) {
    if (room.domainsLimit() != null && already >= room.domainsLimit()) {
      throw full("domains", room.domainsLimit());
    }
    if (room.linksLimit() != null
        && room.linksUsage() + DomainLinks.count(handle, domain.slug()) > room.linksLimit()) {
      throw full("links", room.linksLimit());
    }
  }

  private static ApiProblem full(String what, long limit) {
    return new ApiProblem(
        ErrorCode.EXCEEDED_LIMIT,
        "The new workspace has no room for this domain: its limit is %d %s."
            .formatted(limit, what));
  }
}
