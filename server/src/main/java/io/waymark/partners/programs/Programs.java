package io.waymark.partners.programs;

import io.waymark.identity.Caller;
import io.waymark.links.ProgramLinks;
import io.waymark.links.ProgramLinks.Led;
import io.waymark.links.folders.NamedFolders;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Sets a workspace's program up, with all that one needs, and changes it (A1). */
final class Programs {
  private static final String FOLDER = "Partner Links";
  private static final int MAX_PARTNER_LINKS = 10;

  private final Jdbi jdbi;
  private final ProgramLinks links;
  private final NamedFolders folders;
  private final GroupTerms terms;
  private final DefaultLinks defaultLinks;
  private final Ids ids;
  private final InstantSource clock;

  Programs(
      Jdbi jdbi,
      ProgramLinks links,
      NamedFolders folders,
      GroupTerms terms,
      DefaultLinks defaultLinks,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.links = links;
    this.folders = folders;
    this.terms = terms;
    this.defaultLinks = defaultLinks;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws ApiProblem 404 if the workspace has no program
   */
  Program get(Caller caller) {
    return jdbi.withHandle(handle -> ProgramTable.of(handle, caller.workspace().id()));
  }

  /**
   * Sets a program up: its folder, its default group with a default link, and perhaps a reward. Of
   * two who do so at once, one gets a program and the other a conflict.
   *
   * @throws ApiProblem 409 if the workspace has one, 403 for a domain that is not its own, 422 for
   *     a destination that no link may have
   */
  Program create(Caller caller, ProgramRequest.New request) {
    links.check(request.url());
    try {
      return jdbi.inTransaction(handle -> create(handle, caller, request));
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, ProgramTable.ONE)) {
        throw exists();
      }
      throw refused;
    }
  }

  private Program create(Handle handle, Caller caller, ProgramRequest.New request) {
    var workspace = caller.workspace();
    if (ProgramTable.find(handle, workspace.id()) != null) {
      throw exists();
    }
    var now = now();
    var domain = ProgramLinks.ownDomain(handle, caller, request.domain());
    var program =
        request.to(
            ids.next("prog_"),
            workspace.id(),
            slug(handle, workspace.slug()),
            domain,
            folders.of(handle, caller, FOLDER, now),
            ids.next("grp_"),
            now);
    ProgramTable.insert(handle, program);
    GroupTable.insert(handle, defaultGroup(program, request.url(), now));
    DefaultLink.insert(
        handle, new DefaultLink(ids.next("pgdl_"), program.defaultGroupId(), request.url(), now));
    if (request.reward() != null) {
      terms.begin(handle, program, request.reward(), now);
    }
    return program;
  }

  private static Group defaultGroup(Program program, String url, Instant now) {
    return new Group(
        program.defaultGroupId(),
        program.id(),
        Group.DEFAULT_NAME,
        Group.DEFAULT_SLUG,
        null,
        null,
        null,
        null,
        0,
        null,
        List.of(new AdditionalLink(Destination.host(url), "", "domain")),
        MAX_PARTNER_LINKS,
        "short",
        null,
        now,
        now);
  }

  /** A program keeps its slug when its workspace gets another, so the workspace's may be taken. */
  private String slug(Handle handle, String workspaceSlug) {
    var slug = workspaceSlug;
    while (ProgramTable.taken(handle, slug)) {
      slug = workspaceSlug + "-" + ids.key(4).toLowerCase(Locale.ROOT);
    }
    return slug;
  }

  private static ApiProblem exists() {
    return ApiProblem.conflict("This workspace has a partner program already.");
  }

  private record Update(Changed<Program> program, Led led) {}

  /**
   * Changes what the request names. A change without effect leaves {@code updatedAt} alone. The
   * default group's default link that leads to the program's url follows it (A4).
   *
   * @throws ApiProblem 404; 403 for a domain that is not the workspace's; 400 for another domain
   *     while partners have links on this one; 409 if the default group has another default link
   *     that leads to the new url
   */
  Changed<Program> update(Caller caller, ProgramRequest.Change change) {
    if (change.url() != null) {
      links.check(change.url());
    }
    var update =
        DefaultLinks.unlessTaken(
            jdbi,
            handle -> {
              var stored = ProgramTable.changing(handle, caller.workspace().id());
              var domain = domain(handle, caller, stored, change.domain());
              var changed = change.to(stored, domain, stored.updatedAt());
              if (changed.equals(stored)) {
                return new Update(new Changed<>(stored, stored), Led.NOTHING);
              }
              var dated = change.to(stored, domain, now());
              ProgramTable.update(handle, dated);
              return new Update(new Changed<>(stored, dated), follow(handle, stored, dated));
            });
    links.forget(update.led());
    return update.program();
  }

  private static @Nullable String domain(
      Handle handle, Caller caller, Program stored, @Nullable String wanted) {
    if (wanted == null || wanted.equalsIgnoreCase(stored.domain())) {
      return stored.domain();
    }
    var domain = ProgramLinks.ownDomain(handle, caller, wanted);
    var inUse =
        handle
            .createQuery(
                """
                select exists (
                  select 1 from links where program_id = :id and partner_id is not null)
                """)
            .bind("id", stored.id())
            .mapTo(Boolean.class)
            .one();
    if (inUse) {
      throw ApiProblem.badRequest(
          "The domain cannot be changed while partners have links on it. Rename the domain itself"
              + " instead.");
    }
    return domain;
  }

  private Led follow(Handle handle, Program before, Program after) {
    var url = after.url();
    if (url == null || url.equals(before.url())) {
      return Led.NOTHING;
    }
    var group = GroupTable.of(handle, after, null);
    var link = DefaultLink.leadingTo(DefaultLink.ofGroup(handle, group.id()), before.url());
    return link == null
        ? Led.NOTHING
        : defaultLinks.lead(handle, after, group, link, url, after.updatedAt());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
