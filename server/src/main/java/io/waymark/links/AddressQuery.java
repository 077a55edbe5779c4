package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;

/** An address somebody would like to use (LNK-64). */
record AddressQuery(String domain, String key, String workspaceId) {

  static final Shape<AddressQuery> SHAPE =
      Shape.of(
          AddressQuery.class,
          field("domain", LinkInfoQuery.host()).described("The domain of the short link."),
          field("key", text().max(190)).described("The key asked for."),
          field("workspaceId", text()).described("The workspace that would use it."));
}
