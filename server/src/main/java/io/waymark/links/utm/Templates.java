package io.waymark.links.utm;

import io.waymark.identity.Caller;
import io.waymark.links.utm.Template.Parameters;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Lists, makes, changes and deletes the UTM templates of a workspace (UI-6). */
final class Templates {
  private static final Parameters NOTHING = new Parameters(null, null, null, null, null, null);

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  Templates(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

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
   * Changes what the request names. A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem 404 if the workspace has no such template, 409 if the name is taken
   */
  Changed<Template> update(Caller caller, String id, TemplateRequest request) {
    return unlessTaken(
        handle -> {
          var stored =
              possible(id)
                  ? TemplateTable.findForUpdate(handle, caller.workspace().id(), id)
                  : null;
          if (stored == null) {
            throw ApiProblem.notFound("Template not found.");
          }
          var parameters = request.over(stored.parameters());
          if (request.name().equals(stored.name()) && parameters.equals(stored.parameters())) {
            return new Changed<>(stored, stored);
          }
          var changed =
              new Template(
                  id,
                  request.name(),
                  parameters,
                  stored.userId(),
                  stored.projectId(),
                  stored.createdAt(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS));
          TemplateTable.update(handle, changed);
          return new Changed<>(stored, changed);
        });
  }

  /**
   * Deletes a template. Links made with it keep what they have.
   *
   * @throws ApiProblem 404 if the workspace has no such template
   */
  void delete(Caller caller, String id) {
    if (!possible(id)
        || !jdbi.withHandle(handle -> TemplateTable.delete(handle, caller.workspace().id(), id))) {
      throw ApiProblem.notFound("UTM template not found.");
    }
  }

  /** PostgreSQL cannot be asked for U+0000, and no template has it in its id. */
  private static boolean possible(String id) {
    return id.indexOf('\0') < 0;
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
