package io.waymark.logs;

import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what an operator did at the machine: in the audit logs of workspaces, or beside
 * them, where operators alone can see it.
 */
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
    insert(workspaceId, action, target, changes);
  }

  /**
   * Notes what is no workspace's business, or what no workspace is left to be told of.
   *
   * @param action named as operations of the API are
   * @param target the id of what was made or deleted
   * @param changes what it is called, as JSON without secrets
   */
  public void noteBeside(String action, String target, String changes) {
    insert(null, action, target, changes);
  }

  /**
   * Something that an operator did.
   *
   * @param workspaceId null if it was beside all workspaces
   */
  public record Note(
      Instant at,
      String action,
      @Nullable String workspaceId,
      @Nullable String target,
      @Nullable String changes) {}

  /** What operators did, newest first. */
  public List<Note> list(int most) {
    return jdbi.withHandle(handle -> AuditTable.ofOperators(handle, most)).stream()
        .map(
            entry ->
                new Note(
                    entry.at(),
                    entry.action(),
                    entry.workspaceId(),
                    entry.target(),
                    entry.changes()))
        .toList();
  }

  private void insert(
      @Nullable String workspaceId,
      String action,
      @Nullable String target,
      @Nullable String changes) {
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
