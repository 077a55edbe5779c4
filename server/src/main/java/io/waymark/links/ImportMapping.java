package io.waymark.links;

import io.waymark.links.csv.CsvTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.MultipartForm;
import java.util.OptionalInt;

/**
 * Which column of a file holds what (IMP-1).
 *
 * @param link the short link
 * @param url the destination
 */
record ImportMapping(
    int link,
    int url,
    OptionalInt title,
    OptionalInt description,
    OptionalInt tags,
    OptionalInt createdAt) {

  /**
   * Finds the columns that a form names.
   *
   * @throws ApiProblem 422 if a column is not in the file, or if those of short link and
   *     destination are not named
   */
  static ImportMapping of(MultipartForm form, CsvTable.Header header) {
    return new ImportMapping(
        required(form, header, "link"),
        required(form, header, "url"),
        optional(form, header, "title"),
        optional(form, header, "description"),
        optional(form, header, "tags"),
        optional(form, header, "createdAt"));
  }

  private static int required(MultipartForm form, CsvTable.Header header, String field) {
    return optional(form, header, field)
        .orElseThrow(
            () ->
                ApiProblem.unprocessable(
                    "invalid_type: %s: Name the column that holds it. The file has: %s."
                        .formatted(field, String.join(", ", header.names()))));
  }

  private static OptionalInt optional(MultipartForm form, CsvTable.Header header, String field) {
    var name = form.field(field);
    if (name == null) {
      return OptionalInt.empty();
    }
    var column = header.column(name);
    if (column.isEmpty()) {
      throw ApiProblem.unprocessable(
          "invalid_value: %s: The file has no column \"%s\", but: %s."
              .formatted(field, name, String.join(", ", header.names())));
    }
    return column;
  }
}
