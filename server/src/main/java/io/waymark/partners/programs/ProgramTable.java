package io.waymark.partners.programs;

import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Programs in PostgreSQL. */
public final class ProgramTable {
  private ProgramTable() {}

  /** The workspace's program, or null if it has none. */
  public static @Nullable Program find(Handle handle, String workspaceId) {
    return handle
        .createQuery("select * from programs where project_id = :workspaceId")
        .bind("workspaceId", workspaceId)
        .map((row, _) -> program(row))
        .findOne()
        .orElse(null);
  }

  /**
   * The workspace's program.
   *
   * @throws ApiProblem 404 if it has none (B0)
   */
  public static Program of(Handle handle, String workspaceId) {
    var program = find(handle, workspaceId);
    if (program == null) {
      throw ApiProblem.notFound("Program not found: this workspace has no partner program yet.");
    }
    return program;
  }

  private static Program program(ResultSet row) throws SQLException {
    return new Program(
        row.getString("id"),
        row.getString("project_id"),
        row.getString("name"),
        row.getString("slug"),
        row.getString("domain"),
        row.getString("url"),
        row.getString("logo"),
        row.getString("description"),
        row.getString("default_folder_id"),
        row.getString("default_group_id"),
        row.getString("primary_reward_event"),
        row.getLong("min_payout_amount"),
        row.getString("payout_mode"),
        row.getString("terms_url"),
        row.getString("help_url"),
        row.getString("support_email"),
        moment(row, "started_at"),
        moment(row, "deactivated_at"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
