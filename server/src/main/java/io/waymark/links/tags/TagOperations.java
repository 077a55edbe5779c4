package io.waymark.links.tags;

import static io.waymark.identity.Permission.TAGS_READ;
import static io.waymark.identity.Permission.TAGS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The API's operations on tags (TAG-2…4). */
final class TagOperations {
  private static final String HEADING = "Tags";
  private static final String ONE = "/tags/{id}";

  private static final Shape<?> TAG =
      Shape.untyped(
              field("id", text()).described("The tag's id."),
              field("name", text()).described("What the tag is called."),
              field("color", TagColor.schema()).described("The tag's colour."))
          .named("Tag");

  private static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private final TagLibrary tags;

  TagOperations(TagLibrary tags) {
    this.tags = tags;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    var update =
        operations
            .patch(ONE, "updateTag")
            .tag(HEADING)
            .summary("Change a tag")
            .description("Only what the body names changes.")
            .needs(TAGS_WRITE)
            .answers(200, TAG)
            .body(
                TagRequest.UPDATE,
                (caller, change, exchange) ->
                    tags.update(caller, id(exchange), change.name(), change.color())
                        .answer(tag -> tag));
    return List.of(
        operations
            .get("/tags", "getTags")
            .tag(HEADING)
            .summary("List tags")
            .description("By name, a page at a time.")
            .needs(TAGS_READ)
            .showsRateLimits()
            .answers(200, list(TAG))
            .query(
                TagFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.ok(
                        tags.list(caller, filter).stream().map(TagOperations::render).toList())),
        operations
            .get("/tags/count", "getTagsCount")
            .tag(HEADING)
            .summary("Count tags")
            .description("How many tags the workspace has.")
            .needs(TAGS_READ)
            .answers(200, integer())
            .query(
                TagFilter.Counted.SHAPE,
                (caller, filter, exchange) -> Answer.ok(tags.count(caller, filter.search()))),
        operations
            .post("/tags", "createTag")
            .tag(HEADING)
            .summary("Create a tag")
            .description("Without a colour, one is chosen at random.")
            .needs(TAGS_WRITE)
            .showsRateLimits()
            .answers(201, TAG)
            .first(tags::checkLimit)
            .body(
                TagRequest.CREATE,
                (caller, tag, exchange) ->
                    Answer.json(
                        201,
                        tags.create(
                            caller,
                            Objects.requireNonNull(tag.tag() == null ? tag.name() : tag.tag()),
                            tag.color()))),
        update,
        update.alias("PUT"),
        operations
            .delete(ONE, "deleteTag")
            .tag(HEADING)
            .summary("Delete a tag")
            .description("Takes it off its links, which stay.")
            .needs(TAGS_WRITE)
            .answers(200, DELETED)
            .path(
                (caller, exchange) -> {
                  var id = id(exchange);
                  tags.delete(caller, id);
                  return Answer.ok(Map.of("id", id));
                }));
  }

  /** PostgreSQL cannot be asked for U+0000, and no tag has it in its id. */
  private static String id(Exchange exchange) {
    var id = exchange.pathParameter("id");
    if (id.indexOf('\0') >= 0) {
      throw TagLibrary.notFound();
    }
    return id;
  }

  private static ObjectNode render(TagTable.Listed listed) {
    var tag = listed.tag();
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", tag.id())
            .put("name", tag.name())
            .put("color", tag.color());
    if (listed.links() != null) {
      view.putObject("_count").put("links", listed.links());
    }
    return view;
  }
}
