package io.waymark.logs;

import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Takes note, in the audit logs of workspaces, of what an operator did at the machine. */
public final class OperatorNotes {
  /** Stands where members and their keys have ids. */
  private static final String OPERATOR = "operator";

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  public OperatorNotes(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Notes a change after it was made.
   *
   * @param action named as operations of the API are
   * @param target the id of what was changed; null if it is the workspace
   * @param changes what was asked for, as JSON without secrets; null if the action says it all
   */
  public void note(
      String workspaceId, String action, @Nullable String target, @Nullable String changes) {
    var entry =
        new AuditEntry(
            ids.next("aud_"),
            workspaceId,
            clock.instant(),
            OPERATOR,
            OPERATOR,
            "",
            ids.next("req_"),
            action,
            target,
            null,
            changes,
            null);
    jdbi.useHandle(handle -> AuditTable.insert(handle, entry));
  }
}
