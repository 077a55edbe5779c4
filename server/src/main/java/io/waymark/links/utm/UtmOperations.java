package io.waymark.links.utm;

import static io.waymark.identity.Permission.LINKS_READ;
import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on UTM templates (UI-6). */
final class UtmOperations {
  private static final String HEADING = "UTM templates";
  private static final String ONE = "/utm/{id}";

  private final Templates templates;

  UtmOperations(Templates templates) {
    this.templates = templates;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/utm", "listUtmTemplates")
            .tag(HEADING)
            .summary("List UTM templates")
            .description("By name, a page at a time.")
            .needs(LINKS_READ)
            .answers(200, list(TemplateView.LISTED))
            .query(
                TemplateFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.ok(
                        templates.list(caller, filter).stream()
                            .map(TemplateView::listed)
                            .toList())),
        operations
            .post("/utm", "createUtmTemplate")
            .tag(HEADING)
            .summary("Create a UTM template")
            .description("A set of campaign parameters under a name.")
            .needs(LINKS_WRITE)
            .answers(201, TemplateView.CREATED)
            .body(
                TemplateRequest.CREATE,
                (caller, template, exchange) ->
                    Answer.json(201, TemplateView.created(templates.create(caller, template)))),
        operations
            .patch(ONE, "updateUtmTemplate")
            .tag(HEADING)
            .summary("Change a UTM template")
            .description(
                "The name is needed; of the rest only what the body names changes. Links of partners"
                    + " whose group uses the template change with it.")
            .needs(LINKS_WRITE)
            .answers(200, TemplateView.CHANGED)
            .body(
                TemplateRequest.UPDATE,
                (caller, change, exchange) ->
                    templates
                        .update(caller, exchange.pathParameter("id"), change)
                        .answer(TemplateView::changed)),
        operations
            .delete(ONE, "deleteUtmTemplate")
            .tag(HEADING)
            .summary("Delete a UTM template")
            .description("Links made with it stay as they are. A partner group must not use it.")
            .needs(LINKS_WRITE)
            .answers(200, TemplateView.DELETED)
            .path(
                (caller, exchange) -> {
                  var id = exchange.pathParameter("id");
                  templates.delete(caller, id);
                  return Answer.ok(Map.of("id", id));
                }));
  }
}
