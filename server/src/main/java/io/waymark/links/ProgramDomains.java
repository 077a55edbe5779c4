package io.waymark.links;

import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Domains of partner programs, which follow what becomes of the domain (partners A1). */
final class ProgramDomains {
  private ProgramDomains() {}

  /**
   * Gives the workspace's program the domain's new name; without one, or in another workspace, the
   * program has no domain any more.
   */
  static void follow(Handle handle, DomainMove move) {
    handle
        .createUpdate(
            """
            update programs set updated_at = :now,
              domain = case when :toProject = project_id then :to end
            where project_id = :fromProject and lower(domain) = lower(:from)
            """)
        .bind("now", move.createdAt().atOffset(ZoneOffset.UTC))
        .bind("toProject", move.toProject())
        .bind("to", move.to())
        .bind("fromProject", move.fromProject())
        .bind("from", move.from())
        .execute();
  }
}
