package io.waymark.links.utm;

import io.waymark.identity.Caller;
import io.waymark.links.utm.Template.Parameters;
import io.waymark.links.utm.TemplateGroups.Carrier;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Lists, makes, changes and deletes the UTM templates of a workspace (UI-6). */
final class Templates {
  private static final Parameters NOTHING = new Parameters(null, null, null, null, null, null);

  private final Jdbi jdbi;
  private final TemplateGroups groups;
  private final Ids ids;
  private final InstantSource clock;

  Templates(Jdbi jdbi, TemplateGroups groups, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.groups = groups;
    this.ids = ids;
    this.clock = clock;
  }

  /** A template, and the partner group that carries it. */
  record Carried(Template template, @Nullable Carrier group) {}

  private record Update(Changed<Carried> template, Runnable afterwards) {}

  List<TemplateTable.Listed> list(Caller caller, TemplateFilter filter) {
    return jdbi.withHandle(handle -> TemplateTable.list(handle, caller.workspace().id(), filter));
  }

  /**
   * Makes a template. Of two creators of one name, one gets the template and the other a conflict.
   *
   * @throws ApiProblem 409 if the name is taken
   */
  Template create(Caller caller, TemplateRequest request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var template =
        new Template(
            ids.next("utm_"),
            request.name(),
            request.over(NOTHING),
            caller.userId(),
            caller.workspace().id(),
            now,
            now);
    return unlessTaken(
        handle -> {
          TemplateTable.insert(handle, template);
          return template;
        });
  }

  /**
   * Changes what the request names, and with it the links of partners whose groups carry the
   * template (LNK-70). A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem 404 if the workspace has no such template, 409 if the name is taken
   */
  Changed<Carried> update(Caller caller, String id, TemplateRequest request) {
    var update =
        unlessTaken(
            handle -> {
              var stored = held(handle, caller, id, "Template not found.");
              return update(handle, stored, groups.carrier(handle, id), request);
            });
    update.afterwards().run();
    return update.template();
  }

  private Update update(
      Handle handle, Template stored, @Nullable Carrier group, TemplateRequest request) {
    var before = new Carried(stored, group);
    var parameters = request.over(stored.parameters());
    var same = parameters.equals(stored.parameters());
    if (same && request.name().equals(stored.name())) {
      return new Update(new Changed<>(before, before), () -> {});
    }
    var changed =
        new Template(
            stored.id(),
            request.name(),
            parameters,
            stored.userId(),
            stored.projectId(),
            stored.createdAt(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    TemplateTable.update(handle, changed);
    Runnable afterwards =
        same || group == null
            ? () -> {}
            : groups.changed(
                handle,
                stored.projectId(),
                stored.id(),
                stored.parameters().byName(),
                parameters.byName(),
                changed.updatedAt());
    return new Update(new Changed<>(before, new Carried(changed, group)), afterwards);
  }

  /**
   * Deletes a template. Links made with it keep what they have.
   *
   * @throws ApiProblem 404 if the workspace has no such template, 409 if a partner group carries it
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          var stored = held(handle, caller, id, "UTM template not found.");
          var group = groups.carrier(handle, id);
          if (group != null) {
            throw ApiProblem.conflict(
                "The partner group \"%s\" uses this UTM template. Give the group another one first."
                    .formatted(group.name()));
          }
          TemplateTable.delete(handle, stored.id());
        });
  }

  /** The template, which nobody else changes or gives to a group until the transaction ends. */
  private static Template held(Handle handle, Caller caller, String id, String missing) {
    // PostgreSQL cannot be asked for U+0000, and no template has it in its id.
    var stored =
        id.indexOf('\0') < 0
            ? TemplateTable.findForUpdate(handle, caller.workspace().id(), id)
            : null;
    if (stored == null) {
      throw ApiProblem.notFound(missing);
    }
    return stored;
  }

  private <T> T unlessTaken(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, TemplateTable.NAME)) {
        throw ApiProblem.conflict("A UTM template with that name already exists.");
      }
      throw refused;
    }
  }
}
