package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Which changes are meant, and which page of them. */
record AuditFilter(
    @Nullable String action,
    @Nullable String target,
    @Nullable String userId,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String startingAfter,
    int pageSize) {
  private static final int LONGEST = 500;
  private static final int PAGE = 50;

  static final Shape<AuditFilter> PAGES =
      Shape.of(
          AuditFilter.class,
          field("action", text().max(LONGEST))
              .described("Only changes by this operation, such as `updateLink`.")
              .optional(),
          field("target", text().max(LONGEST))
              .described("Only changes of what has this id.")
              .optional(),
          field("userId", text().max(LONGEST)).described("Only changes by this user.").optional(),
          field("start", instant()).described("Only changes from then on.").optional(),
          field("end", instant()).described("Only changes before then.").optional(),
          field("startingAfter", text().max(LONGEST))
              .described("The id of the entry after which the page starts.")
              .optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many entries a page has.")
              .defaultsTo(PAGE));

  /** The same selection from an entry on. */
  AuditFilter after(String id, int most) {
    return new AuditFilter(action, target, userId, start, end, id, most);
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    return statement
        .bind("action", action)
        .bind("target", target)
        .bind("userId", userId)
        .bind("start", start == null ? null : start.atOffset(ZoneOffset.UTC))
        .bind("end", end == null ? null : end.atOffset(ZoneOffset.UTC))
        .bind("startingAfter", startingAfter)
        .bind("pageSize", pageSize);
  }
}
