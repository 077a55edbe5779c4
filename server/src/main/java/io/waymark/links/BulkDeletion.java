package io.waymark.links;

import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which links a caller wants to be rid of (LNK-47). */
record BulkDeletion(@Nullable List<String> linkIds) {

  static final Shape<BulkDeletion> SHAPE =
      Shape.of(
          BulkDeletion.class,
          field("linkIds", commaSeparated())
              .described("The links' ids, or your own ids with `ext_` before them.")
              .optional());

  /**
   * The references, without blank ones.
   *
   * @throws ApiProblem 400 if there are none
   */
  List<String> references() {
    var references =
        linkIds == null ? List.<String>of() : linkIds.stream().filter(id -> !id.isBlank()).toList();
    if (references.isEmpty()) {
      throw ApiProblem.badRequest("Say which links: linkIds is missing or empty.");
    }
    return references;
  }
}
