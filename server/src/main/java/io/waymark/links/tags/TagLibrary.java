package io.waymark.links.tags;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Lists, makes, changes and deletes the tags of a workspace (TAG-2…4). */
final class TagLibrary {
  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  TagLibrary(Jdbi jdbi, Ids ids, InstantSource clock, RandomGenerator random) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  List<TagTable.Listed> list(Caller caller, TagFilter filter) {
    return jdbi.withHandle(handle -> TagTable.list(handle, caller.workspace().id(), filter));
  }

  long count(Caller caller, @Nullable String search) {
    return jdbi.withHandle(handle -> TagTable.count(handle, caller.workspace().id(), search));
  }

  /**
   * Refuses a caller whose workspace has all the tags it may have (TAG-3).
   *
   * @throws ApiProblem 403
   */
  void checkLimit(Caller caller) {
    jdbi.useTransaction(handle -> checkLimit(handle, caller.workspace().id()));
  }

  private static void checkLimit(Handle handle, String workspaceId) {
    var limit = TagTable.limit(handle, workspaceId);
    if (limit != null && TagTable.count(handle, workspaceId, null) >= limit) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace has reached its limit of %d %s. Ask the operator to raise it."
              .formatted(limit, limit == 1 ? "tag" : "tags"));
    }
  }

  /**
   * Makes a tag. Of two creators of one name, one gets the tag and the other a conflict.
   *
   * @param name valid, without surrounding white space
   * @throws ApiProblem 403 beyond the limit, 409 if the name is taken
   */
  Tag create(Caller caller, String name, @Nullable TagColor color) {
    var workspaceId = caller.workspace().id();
    var chosen = color == null ? TagColor.any(random) : color;
    var tag = new Tag(ids.next("tag_"), name, chosen.label());
    return unlessTaken(
        () ->
            jdbi.inTransaction(
                handle -> {
                  checkLimit(handle, workspaceId);
                  TagTable.insert(handle, workspaceId, tag, clock.instant());
                  return tag;
                }));
  }

  /**
   * Changes a tag; what is null stays.
   *
   * @throws ApiProblem 404 if the workspace has no such tag, 409 if the name is taken
   */
  Changed<Tag> update(Caller caller, String id, @Nullable String name, @Nullable TagColor color) {
    var changed =
        unlessTaken(
            () ->
                jdbi.<@Nullable Changed<Tag>, RuntimeException>withHandle(
                    handle ->
                        TagTable.update(
                            handle,
                            caller.workspace().id(),
                            id,
                            name,
                            color == null ? null : color.label(),
                            clock.instant())));
    if (changed == null) {
      throw notFound();
    }
    return changed;
  }

  /**
   * Deletes a tag and takes it off its links.
   *
   * @throws ApiProblem 404 if the workspace has no such tag
   */
  void delete(Caller caller, String id) {
    if (!jdbi.withHandle(handle -> TagTable.delete(handle, caller.workspace().id(), id))) {
      throw notFound();
    }
  }

  private static <T extends @Nullable Object> T unlessTaken(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, TagTable.NAME)) {
        throw ApiProblem.conflict("A tag with that name already exists.");
      }
      throw refused;
    }
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("Tag not found.");
  }
}
