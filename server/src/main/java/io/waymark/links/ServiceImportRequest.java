package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to import from another service.
 *
 * @param domains ids or names of domains that the token shows
 */
record ServiceImportRequest(
    List<String> domains,
    @Nullable String folderId,
    boolean importTags,
    @Nullable Instant createdAfter,
    boolean dryRun) {
  private static final int MOST_DOMAINS = 200;
  private static final int LONGEST_TOKEN = 2_000;

  static final Shape<ServiceImportRequest> START =
      Shape.of(
              ServiceImportRequest.class,
              field(
                      "domains",
                      list(text().max(500))
                          .min(1, "Choose at least one domain.")
                          .max(MOST_DOMAINS, "Choose at most 200 domains."))
                  .described("The domains whose links to import, by their ids or names there."),
              field("folderId", text().emptyAsNull().nullable())
                  .described("The folder to put all links into.")
                  .optional(),
              field("importTags", bool())
                  .described("Whether the links' tags come along; those that are missing are made.")
                  .defaultsTo(true),
              field("createdAfter", instant().nullable())
                  .described("Only links that were made after it.")
                  .optional(),
              field("dryRun", bool())
                  .described("Whether to find out what would happen, and write nothing.")
                  .defaultsTo(false))
          .named("LinkImportOrder");

  ServiceImportRequest {
    // What the API calls the place of links in no folder.
    folderId = "unsorted".equals(folderId) ? null : folderId;
  }

  /** A token that somebody hands over. */
  record Connection(String token) {
    static final Shape<Connection> SHAPE =
        Shape.of(
                Connection.class,
                field(
                        "token",
                        text()
                            .trimmed()
                            .min(1, "Enter the token.")
                            .max(LONGEST_TOKEN)
                            .matching(
                                Pattern.compile("[!-~]+"),
                                "A token is of letters, digits and signs, without spaces."))
                    .described("An API key or access token of yours there; never shown again."))
            .named("LinkImportToken");
  }
}
