package io.waymark.partners.programs;

import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Programs in PostgreSQL. */
public final class ProgramTable {
  /** The constraint that refuses a second program of a workspace. */
  static final String ONE = "programs_project_id_key";

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

  /**
   * The workspace's program, locked until the transaction ends: changes to how it is set up, its
   * groups and their rewards included, follow each other.
   *
   * @throws ApiProblem 404 if it has none (B0)
   */
  public static Program changing(Handle handle, String workspaceId) {
    handle
        .createQuery("select 1 from programs where project_id = :workspaceId for no key update")
        .bind("workspaceId", workspaceId)
        .mapTo(Integer.class)
        .findOne();
    return of(handle, workspaceId);
  }

  /** Whether a program of any workspace is called so in addresses. */
  static boolean taken(Handle handle, String slug) {
    return handle
        .createQuery("select exists (select 1 from programs where slug = :slug)")
        .bind("slug", slug)
        .mapTo(Boolean.class)
        .one();
  }

  static void insert(Handle handle, Program program) {
    bind(
            handle.createUpdate(
                """
                insert into programs (id, project_id, name, slug, domain, url, logo, description,
                  default_folder_id, default_group_id, primary_reward_event, min_payout_amount,
                  payout_mode, terms_url, help_url, support_email, started_at, deactivated_at,
                  created_at, updated_at)
                values (:id, :workspaceId, :name, :slug, :domain, :url, :logo, :description,
                  :defaultFolderId, :defaultGroupId, :primaryRewardEvent, :minPayoutAmount,
                  :payoutMode, :termsUrl, :helpUrl, :supportEmail, :startedAt, null,
                  :createdAt, :updatedAt)
                """),
            program)
        .bind("workspaceId", program.workspaceId())
        .bind("slug", program.slug())
        .bind("defaultFolderId", program.defaultFolderId())
        .bind("startedAt", program.createdAt().atOffset(ZoneOffset.UTC))
        .bind("createdAt", program.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Writes what an owner can change. */
  static void update(Handle handle, Program program) {
    bind(
            handle.createUpdate(
                """
                update programs set name = :name, domain = :domain, url = :url, logo = :logo,
                  description = :description, default_group_id = :defaultGroupId,
                  primary_reward_event = :primaryRewardEvent, min_payout_amount = :minPayoutAmount,
                  payout_mode = :payoutMode, terms_url = :termsUrl, help_url = :helpUrl,
                  support_email = :supportEmail, updated_at = :updatedAt
                where id = :id
                """),
            program)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Program program) {
    return statement
        .bind("id", program.id())
        .bind("name", program.name())
        .bind("domain", program.domain())
        .bind("url", program.url())
        .bind("logo", program.logo())
        .bind("description", program.description())
        .bind("defaultGroupId", program.defaultGroupId())
        .bind("primaryRewardEvent", program.primaryRewardEvent())
        .bind("minPayoutAmount", program.minPayoutAmount())
        .bind("payoutMode", program.payoutMode())
        .bind("termsUrl", program.termsUrl())
        .bind("helpUrl", program.helpUrl())
        .bind("supportEmail", program.supportEmail())
        .bind("updatedAt", program.updatedAt().atOffset(ZoneOffset.UTC));
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
