package io.waymark.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_requests}. */
final class RequestTable {
  private RequestTable() {}

  /**
   * Those of workspaces that are gone by now are left out. Changes of others, which do wait for the
   * disk, need not wait for these too: the transaction may be lost with the machine.
   */
  static void insert(Handle handle, List<LoggedRequest> requests) {
    handle.execute("set local synchronous_commit to off");
    var batch =
        handle.prepareBatch(
            """
            insert into api_requests (id, project_id, at, method, path, operation, status, duration,
              user_id, credential, address, user_agent, query, request_body, answer_body)
            select :id, id, :at, :method, :path, :operation, :status, :duration,
              :userId, :credential, :address, :userAgent, :query, :requestBody, :answerBody
            from workspaces where id = :workspaceId for key share
            on conflict (id) do nothing
            """);
    for (var request : requests) {
      batch
          .bind("id", request.id())
          .bind("workspaceId", request.workspaceId())
          .bind("at", request.at().atOffset(ZoneOffset.UTC))
          .bind("method", request.method())
          .bind("path", request.path())
          .bind("operation", request.operation())
          .bind("status", request.status())
          .bind("duration", request.duration())
          .bind("userId", request.userId())
          .bind("credential", request.credential())
          .bind("address", request.address())
          .bind("userAgent", request.userAgent())
          .bind("query", request.query())
          .bind("requestBody", request.requestBody())
          .bind("answerBody", request.answerBody())
          .add();
    }
    batch.execute();
  }

  static List<LoggedRequest> list(Handle handle, String workspaceId, RequestFilter filter) {
    return filter
        .bind(
            handle.createQuery(
                """
                select * from api_requests where project_id = :workspaceId and <filter>
                  and (:startingAfter::text is null or id < :startingAfter)
                order by id desc limit :pageSize offset :offset
                """))
        .bind("workspaceId", workspaceId)
        .bind("startingAfter", filter.startingAfter())
        .bind("pageSize", filter.pageSize())
        .bind("offset", filter.offset())
        .map((row, _) -> request(row))
        .list();
  }

  static long count(Handle handle, String workspaceId, RequestFilter filter) {
    return filter
        .bind(
            handle.createQuery(
                "select count(*) from api_requests where project_id = :workspaceId and <filter>"))
        .bind("workspaceId", workspaceId)
        .mapTo(Long.class)
        .one();
  }

  /** How many there were, a row for each hour in which there were any. */
  static List<Hour> hours(Handle handle, String workspaceId, RequestFilter filter) {
    return filter
        .bind(
            handle.createQuery(
                """
                select date_trunc('hour', at, 'UTC') as hour, count(*) as requests,
                  count(*) filter (where status >= 400) as failed,
                  percentile_disc(0.5) within group (order by duration) as median
                from api_requests where project_id = :workspaceId and <filter>
                group by 1 order by 1
                """))
        .bind("workspaceId", workspaceId)
        .map(
            (row, _) ->
                new Hour(
                    instant(row, "hour"),
                    row.getLong("requests"),
                    row.getLong("failed"),
                    row.getLong("median")))
        .list();
  }

  /**
   * The calls of an hour.
   *
   * @param failed how many were answered with an error
   * @param median of their durations, in microseconds
   */
  record Hour(Instant start, long requests, long failed, long median) {}

  static @Nullable LoggedRequest find(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery("select * from api_requests where project_id = :workspaceId and id = :id")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, _) -> request(row))
        .findOne()
        .orElse(null);
  }

  /** Removes some of those that are older; tells whether there may be more. */
  static boolean removeOlder(Handle handle, Instant than, int most) {
    return handle
            .createUpdate(
                """
                delete from api_requests where id in (
                  select id from api_requests where at < :than order by at limit :most)
                """)
            .bind("than", than.atOffset(ZoneOffset.UTC))
            .bind("most", most)
            .execute()
        == most;
  }

  private static LoggedRequest request(ResultSet row) throws SQLException {
    return new LoggedRequest(
        row.getString("id"),
        row.getString("project_id"),
        instant(row, "at"),
        row.getString("method"),
        row.getString("path"),
        row.getString("operation"),
        row.getInt("status"),
        row.getLong("duration"),
        row.getString("user_id"),
        row.getString("credential"),
        row.getString("address"),
        row.getString("user_agent"),
        row.getString("query"),
        row.getString("request_body"),
        row.getString("answer_body"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
