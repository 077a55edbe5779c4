package io.waymark.identity.oauth;

import io.waymark.identity.oauth.App.Details;
import io.waymark.identity.oauth.App.StoredSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Apps in PostgreSQL. */
final class AppTable {
  /** The unique index that refuses a second app of the same slug. */
  static final String SLUG = "oauth_apps_slug";

  private static final String SELECT =
      """
      select a.id, a.workspace_id, a.user_id, a.name, a.slug, a.developer, a.website, a.install_url,
             a.logo, a.description, a.readme, a.screenshots, a.redirect_uris, a.pkce, a.client_id,
             a.hashed_secret, a.partial_secret, a.verified, a.created_at, a.updated_at,
             (select count(*) from oauth_installations i where i.app_id = a.id) as installations
      from oauth_apps a
      """;

  private AppTable() {}

  /** Newest first. */
  static List<App> list(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            SELECT + " where a.workspace_id = :workspaceId order by a.created_at desc, a.id desc")
        .bind("workspaceId", workspaceId)
        .map((row, context) -> app(row))
        .list();
  }

  static @Nullable App find(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery(SELECT + " where a.workspace_id = :workspaceId and a.id = :id")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, context) -> app(row))
        .findOne()
        .orElse(null);
  }

  /** The same, and nobody else changes the app until the transaction ends. */
  static @Nullable App lock(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery(
            SELECT + " where a.workspace_id = :workspaceId and a.id = :id for no key update of a")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, context) -> app(row))
        .findOne()
        .orElse(null);
  }

  /** The app that names itself so, which stays until the transaction ends. */
  static @Nullable App byClientId(Handle handle, String clientId) {
    return handle
        .createQuery(SELECT + " where a.client_id = :clientId for key share of a")
        .bind("clientId", clientId)
        .map((row, context) -> app(row))
        .findOne()
        .orElse(null);
  }

  static int count(Handle handle, String workspaceId) {
    return handle
        .createQuery("select count(*) from oauth_apps where workspace_id = :workspaceId")
        .bind("workspaceId", workspaceId)
        .mapTo(Integer.class)
        .one();
  }

  static void insert(Handle handle, App app) {
    var insert =
        handle.createUpdate(
            """
            insert into oauth_apps (id, workspace_id, user_id, name, slug, developer, website,
              install_url, logo, description, readme, screenshots, redirect_uris, pkce, client_id,
              hashed_secret, partial_secret, created_at, updated_at)
            values (:id, :workspaceId, :userId, :name, :slug, :developer, :website, :installUrl,
              :logo, :description, :readme, :screenshots, :redirectUris, :pkce, :clientId, :hash,
              :partial, :createdAt, :updatedAt)
            """);
    bind(insert, app)
        .bind("workspaceId", app.workspaceId())
        .bind("userId", app.creatorId())
        .bind("clientId", app.clientId())
        .bind("createdAt", app.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Stores the details and the secret. */
  static void update(Handle handle, App app) {
    var update =
        handle.createUpdate(
            """
            update oauth_apps
            set name = :name, slug = :slug, developer = :developer, website = :website,
              install_url = :installUrl, logo = :logo, description = :description,
              readme = :readme, screenshots = :screenshots, redirect_uris = :redirectUris,
              pkce = :pkce, hashed_secret = :hash, partial_secret = :partial,
              updated_at = :updatedAt
            where id = :id
            """);
    bind(update, app).execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from oauth_apps where id = :id").bind("id", id).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, App app) {
    var details = app.details();
    var secret = app.secret();
    return statement
        .bind("id", app.id())
        .bind("name", details.name())
        .bind("slug", details.slug())
        .bind("developer", details.developer())
        .bind("website", details.website())
        .bind("installUrl", details.installUrl())
        .bind("logo", details.logo())
        .bind("description", details.description())
        .bind("readme", details.readme())
        .bindArray("screenshots", String.class, details.screenshots())
        .bindArray("redirectUris", String.class, details.redirectUris())
        .bind("pkce", details.pkce())
        .bind("hash", secret == null ? null : secret.hash())
        .bind("partial", secret == null ? null : secret.partial())
        .bind("updatedAt", app.updatedAt().atOffset(ZoneOffset.UTC));
  }

  private static App app(ResultSet row) throws SQLException {
    var hash = row.getString("hashed_secret");
    var partial = row.getString("partial_secret");
    return new App(
        row.getString("id"),
        row.getString("workspace_id"),
        row.getString("user_id"),
        new Details(
            row.getString("name"),
            row.getString("slug"),
            row.getString("developer"),
            row.getString("website"),
            row.getString("install_url"),
            row.getString("logo"),
            row.getString("description"),
            row.getString("readme"),
            texts(row, "screenshots"),
            texts(row, "redirect_uris"),
            row.getBoolean("pkce")),
        row.getString("client_id"),
        hash == null || partial == null ? null : new StoredSecret(hash, partial),
        row.getBoolean("verified"),
        row.getInt("installations"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
