package io.waymark.conversions.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Connections in PostgreSQL, their secrets sealed with the server's key. */
public final class Connections {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final Ids ids;
  private final InstantSource clock;

  public Connections(Jdbi jdbi, SecretBox secrets, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A workspace's connection with a provider it has one of; null if it has none.
   *
   * @param workspaceId as stored or as shown
   */
  public @Nullable Connection find(String workspaceId, Provider provider) {
    return jdbi.withHandle(handle -> find(handle, workspaceId, provider, ""));
  }

  private @Nullable Connection find(
      Handle handle, String workspaceId, Provider provider, String locking) {
    return handle
        .createQuery(
            """
            select * from connections
            where project_id in (:id, regexp_replace(:id, '^ws_', '')) and provider = :provider
            """
                + locking)
        .bind("id", workspaceId)
        .bind("provider", provider.label())
        .map((row, _) -> connection(row))
        .findOne()
        .orElse(null);
  }

  /** The connection of an id; null if there is none. */
  public @Nullable Connection byId(String id) {
    return jdbi.withHandle(handle -> byId(handle, id, ""));
  }

  private @Nullable Connection byId(Handle handle, String id, String locking) {
    return handle
        .createQuery("select * from connections where id = :id" + locking)
        .bind("id", id)
        .map((row, _) -> connection(row))
        .findOne()
        .orElse(null);
  }

  /** Those that claim to be an account of the provider's. */
  public List<Connection> claiming(Provider provider, String account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connections
                    where provider = :provider and account = :account order by created_at, id
                    """)
                .bind("provider", provider.label())
                .bind("account", account)
                .map((row, _) -> connection(row))
                .list());
  }

  /** A workspace's connections with a provider, the oldest first. */
  public List<Connection> list(String workspaceId, Provider provider) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connections
                    where project_id = :workspaceId and provider = :provider
                    order by created_at, id
                    """)
                .bind("workspaceId", workspaceId)
                .bind("provider", provider.label())
                .map((row, _) -> connection(row))
                .list());
  }

  /**
   * Changes the workspace's only connection with a provider, which is made if it is not there.
   *
   * @param change of several at once, one after the other
   */
  public Connection change(
      String workspaceId, Provider provider, UnaryOperator<Connection> change) {
    return jdbi.inTransaction(
        handle -> {
          insert(handle, workspaceId, provider);
          var before = find(handle, workspaceId, provider, " for update");
          if (before == null) {
            throw new IllegalStateException("the connection was deleted meanwhile");
          }
          return write(handle, change.apply(before));
        });
  }

  /** Changes one of several; null if there is none of that id in the workspace. */
  public @Nullable Connection change(
      String workspaceId, String id, UnaryOperator<Connection> change) {
    return jdbi.inTransaction(
        handle -> {
          var before = byId(handle, id, " for update");
          return before == null || !before.workspaceId().equals(workspaceId)
              ? null
              : write(handle, change.apply(before));
        });
  }

  /** Makes one of several. */
  public Connection add(
      String workspaceId, Provider provider, UnaryOperator<Connection> completing) {
    return jdbi.inTransaction(
        handle -> {
          var made = byId(handle, insert(handle, workspaceId, provider), "");
          if (made == null) {
            throw new IllegalStateException("a connection just made is there");
          }
          return write(handle, completing.apply(made));
        });
  }

  private String insert(Handle handle, String workspaceId, Provider provider) {
    var id = ids.next("conn_");
    handle
        .createUpdate(
            """
            insert into connections
              (id, project_id, provider, settings, secrets, created_at, updated_at)
            values (:id, :workspaceId, :provider, '{}', :secrets, :now, :now)
            on conflict do nothing
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .bind("provider", provider.label())
        .bind("secrets", secrets.seal("{}"))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
    return id;
  }

  private Connection write(Handle handle, Connection connection) {
    return handle
        .createQuery(
            """
            update connections set account = :account, settings = :settings::jsonb,
              secrets = :secrets, updated_at = :now
            where id = :id returning *
            """)
        .bind("id", connection.id())
        .bind("account", connection.account())
        .bind("settings", connection.settings().toString())
        .bind("secrets", secrets.seal(JSON.valueToTree(connection.secrets()).toString()))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .map((row, _) -> connection(row))
        .one();
  }

  /** Whether there was one of that id in the workspace. */
  public boolean delete(String workspaceId, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "delete from connections where id = :id and project_id = :workspaceId")
                    .bind("id", id)
                    .bind("workspaceId", workspaceId)
                    .execute()
                == 1);
  }

  private Connection connection(ResultSet row) throws SQLException {
    try {
      return new Connection(
          row.getString("id"),
          row.getString("project_id"),
          row.getString("account"),
          (ObjectNode) JSON.readTree(row.getString("settings")),
          JSON.readValue(secrets.open(row.getBytes("secrets")), TEXTS),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getObject("updated_at", OffsetDateTime.class).toInstant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored settings are no JSON", e);
    }
  }
}
