package io.waymark.partners.programs;

import io.waymark.identity.Caller;
import io.waymark.links.ProgramLinks;
import io.waymark.links.ProgramLinks.Led;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Lists, makes, changes and deletes the links that every partner of a group gets (A4). */
final class DefaultLinks {
  private static final int MOST = 5;

  private final Jdbi jdbi;
  private final ProgramLinks links;
  private final Ids ids;
  private final InstantSource clock;

  DefaultLinks(Jdbi jdbi, ProgramLinks links, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.links = links;
    this.ids = ids;
    this.clock = clock;
  }

  /** A default link with what there is to know of it. */
  record Shown(Program program, DefaultLink link) {}

  /**
   * A group's, oldest first.
   *
   * @throws ApiProblem 404, 403 for the group
   */
  List<Shown> list(Caller caller, String group) {
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          return DefaultLink.ofGroup(handle, GroupTable.of(handle, program, group).id()).stream()
              .map(link -> new Shown(program, link))
              .toList();
        });
  }

  /**
   * Makes one. Partners who come into the group from now on get a link of it.
   *
   * @throws ApiProblem 404, 403 for the group; 400 for a program without a domain; 422 beyond five;
   *     409 if the group has one that leads there
   */
  Shown create(Caller caller, String group, String url) {
    links.check(url);
    return unlessTaken(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var groupId = GroupTable.of(handle, program, group).id();
          if (program.domain() == null) {
            throw ApiProblem.badRequest("The program has no domain yet.");
          }
          if (DefaultLink.ofGroup(handle, groupId).size() >= MOST) {
            throw ApiProblem.unprocessable(
                "A group can have at most %d default links.".formatted(MOST));
          }
          var link = new DefaultLink(ids.next("pgdl_"), groupId, url, now());
          DefaultLink.insert(handle, link);
          return new Shown(program, link);
        });
  }

  private record Update(Changed<Shown> shown, Led led) {}

  /**
   * Leads it elsewhere, and with it the partners' links that stand for it; the one that the
   * program's url stands for takes that along.
   *
   * @param domain what a caller takes for the program's domain; null if nobody said
   * @throws ApiProblem 404, 403 for the group; 400 for an unknown link or another domain; 409 if
   *     the group has another one that leads there
   */
  Changed<Shown> update(
      Caller caller, String group, String id, @Nullable String domain, @Nullable String url) {
    if (url != null) {
      links.check(url);
    }
    var update =
        unlessTaken(
            handle -> {
              var program = ProgramTable.changing(handle, caller.workspace().id());
              var found = GroupTable.of(handle, program, group);
              if (domain != null && !domain.equalsIgnoreCase(program.domain())) {
                throw ApiProblem.badRequest(
                    "Default links are on the program's domain, which only the program's own"
                        + " settings change.");
              }
              var link = find(handle, found, id);
              if (url == null || url.equals(link.url())) {
                var same = new Shown(program, link);
                return new Update(new Changed<>(same, same), Led.NOTHING);
              }
              var led = lead(handle, program, found, link, url, now());
              if (found.id().equals(program.defaultGroupId()) && link.url().equals(program.url())) {
                ProgramTable.update(handle, program.with(url, program.defaultGroupId(), now()));
              }
              return new Update(
                  new Changed<>(new Shown(program, link), new Shown(program, link.to(url))), led);
            });
    links.forget(update.led());
    return update.shown();
  }

  /** Leads a default link elsewhere, and all that stand for it. */
  Led lead(Handle handle, Program program, Group group, DefaultLink link, String url, Instant now) {
    DefaultLink.update(handle, link.to(url));
    var destination =
        GroupCampaign.held(handle, program.workspaceId(), group.utmTemplateId()).applied(url);
    var urls = new HashMap<String, String>();
    DefaultLink.derived(handle, link.id()).forEach(derived -> urls.put(derived, destination));
    return links.lead(handle, program.workspaceId(), urls, now);
  }

  /**
   * Deletes one. Partners keep what they have from it.
   *
   * @throws ApiProblem 404, 403 for the group; 400 for an unknown link
   */
  void delete(Caller caller, String group, String id) {
    jdbi.useTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var link = find(handle, GroupTable.of(handle, program, group), id);
          DefaultLink.delete(handle, link.id());
        });
  }

  private static DefaultLink find(Handle handle, Group group, String id) {
    return DefaultLink.ofGroup(handle, group.id()).stream()
        .filter(link -> Objects.equals(link.id(), id))
        .findFirst()
        .orElseThrow(() -> ApiProblem.badRequest("The group has no default link of this id."));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private <T> T unlessTaken(HandleCallback<T, RuntimeException> work) {
    return unlessTaken(jdbi, work);
  }

  /**
   * @throws ApiProblem 409 if a group has a default link that leads there
   */
  static <T> T unlessTaken(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, DefaultLink.URL)) {
        throw ApiProblem.conflict("The group has a default link that leads there already.");
      }
      throw refused;
    }
  }
}
