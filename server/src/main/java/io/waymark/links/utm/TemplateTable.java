package io.waymark.links.utm;

import io.waymark.links.utm.Template.Author;
import io.waymark.links.utm.Template.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** UTM templates in PostgreSQL. */
final class TemplateTable {
  /** The unique index that refuses a second template of the same name in a workspace. */
  static final String NAME = "utm_templates_name";

  private TemplateTable() {}

  /** A template in a list, and who made it unless they are gone. */
  record Listed(Template template, @Nullable Author author) {}

  static List<Listed> list(Handle handle, String workspaceId, TemplateFilter filter) {
    return handle
        .createQuery(
            """
            select t.*, u.name as user_name, u.image as user_image
            from utm_templates t left join users u on u.id = t.user_id
            where t.project_id = :workspaceId
              and (:search::text is null or strpos(lower(t.name), lower(:search)) > 0)
            order by lower(t.name), t.id
            limit :limit offset :offset
            """)
        .bind("workspaceId", workspaceId)
        .bind("search", filter.search())
        .bind("limit", filter.pageSize())
        .bind("offset", filter.offset())
        .map((row, context) -> new Listed(template(row), author(row)))
        .list();
  }

  /** Locks the row until the transaction ends, so that two changes follow each other. */
  static @Nullable Template findForUpdate(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery(
            """
            select * from utm_templates
            where id = :id and project_id = :workspaceId for no key update
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .map((row, context) -> template(row))
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, Template template) {
    bind(
            handle.createUpdate(
                """
                insert into utm_templates (
                  id, project_id, user_id, name, utm_source, utm_medium, utm_campaign, utm_term, utm_content, ref,
                  created_at, updated_at)
                values (
                  :id, :projectId, :userId, :name, :source, :medium, :campaign, :term, :content, :ref,
                  :createdAt, :updatedAt)
                """),
            template)
        .execute();
  }

  static void update(Handle handle, Template template) {
    bind(
            handle.createUpdate(
                """
                update utm_templates set
                  name = :name, utm_source = :source, utm_medium = :medium, utm_campaign = :campaign,
                  utm_term = :term, utm_content = :content, ref = :ref, updated_at = :updatedAt
                where id = :id
                """),
            template)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from utm_templates where id = :id").bind("id", id).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Template template) {
    var parameters = template.parameters();
    return statement
        .bind("id", template.id())
        .bind("projectId", template.projectId())
        .bind("userId", template.userId())
        .bind("name", template.name())
        .bind("source", parameters.source())
        .bind("medium", parameters.medium())
        .bind("campaign", parameters.campaign())
        .bind("term", parameters.term())
        .bind("content", parameters.content())
        .bind("ref", parameters.ref())
        .bind("createdAt", template.createdAt().atOffset(ZoneOffset.UTC))
        .bind("updatedAt", template.updatedAt().atOffset(ZoneOffset.UTC));
  }

  private static Template template(ResultSet row) throws SQLException {
    return new Template(
        row.getString("id"),
        row.getString("name"),
        new Parameters(
            row.getString("utm_source"),
            row.getString("utm_medium"),
            row.getString("utm_campaign"),
            row.getString("utm_term"),
            row.getString("utm_content"),
            row.getString("ref")),
        row.getString("user_id"),
        row.getString("project_id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Author author(ResultSet row) throws SQLException {
    var id = row.getString("user_id");
    return id == null
        ? null
        : new Author(id, row.getString("user_name"), row.getString("user_image"));
  }
}
