package io.waymark.archive;

import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;

/** What is still to be done for workspaces that are gone. */
final class RemovalFiles {
  static final TableFile REMOVALS =
      TableFile.of(
              "removals", "removals", "Workspaces that were deleted, whose events are to go too.")
          .identity("@.workspace_id")
          .fields(
              text("workspaceId", "The id the workspace had.").required(),
              moment("at", "When it was deleted.").required())
          .example(
              """
              {"workspaceId": "ws_1ABC", "at": "2026-11-20T09:00:00.000Z"}
              """);

  private RemovalFiles() {}
}
