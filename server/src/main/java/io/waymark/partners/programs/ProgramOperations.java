package io.waymark.partners.programs;

import static io.waymark.identity.Permission.GROUPS_WRITE;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;

/** The API's operations on a workspace's program as a whole: Waymark's own (A1). */
final class ProgramOperations {
  private static final String HEADING = "Partner program";
  private static final String PATH = "/program";

  private final Programs programs;

  ProgramOperations(Programs programs) {
    this.programs = programs;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(PATH, "getProgram")
            .tag(HEADING)
            .summary("Get the partner program")
            .description("The workspace's.")
            .answers(200, ProgramView.PROGRAM)
            .path((caller, exchange) -> Answer.ok(ProgramView.program(programs.get(caller)))),
        operations
            .post(PATH, "createProgram")
            .tag(HEADING)
            .summary("Set a partner program up")
            .description(
                "With a folder for partners' links, a default group, its default link and perhaps a"
                    + " reward.")
            .needs(GROUPS_WRITE)
            .answers(201, ProgramView.PROGRAM)
            .body(
                ProgramRequest.New.SHAPE,
                (caller, program, exchange) ->
                    Answer.json(201, ProgramView.program(programs.create(caller, program)))),
        operations
            .patch(PATH, "updateProgram")
            .tag(HEADING)
            .summary("Change the partner program")
            .description(
                "Only what the body names changes. The default link that leads to the program's url"
                    + " follows it, with the links that partners have of it.")
            .needs(GROUPS_WRITE)
            .answers(200, ProgramView.PROGRAM)
            .body(
                ProgramRequest.Change.SHAPE,
                (caller, change, exchange) ->
                    programs.update(caller, change).answer(ProgramView::program)));
  }
}
