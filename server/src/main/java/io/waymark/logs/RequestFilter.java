package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Which calls are meant, and which page of them. */
record RequestFilter(
    @Nullable String method,
    @Nullable String path,
    @Nullable String status,
    @Nullable String operation,
    @Nullable String keyId,
    @Nullable String userId,
    @Nullable String requestId,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String startingAfter,
    @Nullable Long page,
    int pageSize) {
  private static final int LONGEST = 500;

  static final Shape<RequestFilter> SHAPE =
      Shape.of(
          RequestFilter.class,
          field("method", choice("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD"))
              .described("Only calls of this method.")
              .optional(),
          field("path", text().max(LONGEST))
              .described("Only calls whose path begins so, such as `/links`.")
              .optional(),
          field("status", choice("2xx", "3xx", "4xx", "5xx"))
              .described("Only calls with such an answer.")
              .optional(),
          field("operation", text().max(LONGEST))
              .described("Only calls of this operation, such as `createLink`.")
              .optional(),
          field("keyId", text().max(LONGEST)).described("Only calls with this key.").optional(),
          field("userId", text().max(LONGEST)).described("Only calls of this user.").optional(),
          field("requestId", text().max(LONGEST))
              .described("Only the call with this id.")
              .optional(),
          field("start", instant()).described("Only calls from then on.").optional(),
          field("end", instant()).described("Only calls before then.").optional(),
          field("startingAfter", text().max(LONGEST))
              .described("The id of the call after which the page starts.")
              .optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many calls a page has.")
              .defaultsTo(50));

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }

  /** Puts the conditions in the place of {@code <filter>}. */
  <S extends SqlStatement<S>> S bind(S statement) {
    return statement
        .define(
            "filter",
            """
            (:method::text is null or method = :method)
              and (:path::text is null or starts_with(path, :path))
              and (:statusClass::int is null or status / 100 = :statusClass)
              and (:operation::text is null or operation = :operation)
              and (:keyId::text is null or credential = :keyId)
              and (:userId::text is null or user_id = :userId)
              and (:requestId::text is null or id = :requestId)
              and (:start::timestamptz is null or at >= :start)
              and (:end::timestamptz is null or at < :end)
            """)
        .bind("method", method)
        .bind("path", path)
        .bind("statusClass", status == null ? null : status.charAt(0) - '0')
        .bind("operation", operation)
        .bind("keyId", keyId)
        .bind("userId", userId)
        .bind("requestId", requestId)
        .bind("start", start == null ? null : start.atOffset(ZoneOffset.UTC))
        .bind("end", end == null ? null : end.atOffset(ZoneOffset.UTC));
  }
}
