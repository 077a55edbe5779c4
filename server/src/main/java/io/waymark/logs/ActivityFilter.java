package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of which things the changes are meant, and which page of them (A14). */
record ActivityFilter(
    String resourceType,
    @Nullable String resourceId,
    @Nullable String parentResourceId,
    @Nullable String action,
    @Nullable String startingAfter,
    int pageSize) {
  private static final int LONGEST = 500;
  private static final int PAGE = 100;

  /** Of partner programs: clients may ask for them, whether there is something to tell or not. */
  private static final List<String> OF_PROGRAMS =
      List.of("clickReward", "saleReward", "leadReward", "referralReward", "submittedLead");

  static final Shape<ActivityFilter> SHAPE =
      Shape.of(
          ActivityFilter.class,
          field("resourceType", choice(types())).described("Changes of what kind of thing."),
          field("resourceId", text().max(LONGEST))
              .described("Only changes of what has this id.")
              .optional(),
          field("parentResourceId", text().max(LONGEST))
              .described("Only changes of what belongs to the folder or webhook with this id.")
              .optional(),
          field("action", text().max(LONGEST))
              .described("Only changes by this operation, such as `updateLink`.")
              .optional(),
          field("startingAfter", text().max(LONGEST))
              .described("The id of the entry after which the page starts.")
              .optional(),
          field("pageSize", Query.pageSize(PAGE))
              .described("How many entries a page has.")
              .defaultsTo(PAGE));

  private static String[] types() {
    return Stream.concat(
            Arrays.stream(Resource.values()).map(Resource::label), OF_PROGRAMS.stream())
        .distinct()
        .toArray(String[]::new);
  }
}
