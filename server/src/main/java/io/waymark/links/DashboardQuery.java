package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** What a dashboard is made for: a link, by id or address, or a folder (LNK-69). */
record DashboardQuery(
    @Nullable String linkId,
    @Nullable String folderId,
    @Nullable String domain,
    @Nullable String key) {

  static final Shape<DashboardQuery> SHAPE =
      Shape.of(
          DashboardQuery.class,
          field("linkId", text()).described("The link's id.").optional(),
          field("folderId", text()).described("The folder's id.").optional(),
          field("domain", text()).described("The link's domain.").optional(),
          field("key", text()).described("The link's key.").optional());
}
