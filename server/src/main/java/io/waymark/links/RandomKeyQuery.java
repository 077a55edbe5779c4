package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.schema.Shape;

/** Where a random key is wanted (LNK-63). */
record RandomKeyQuery(String domain) {

  static final Shape<RandomKeyQuery> SHAPE =
      Shape.of(
          RandomKeyQuery.class,
          field("domain", LinkInfoQuery.host()).described("The domain of the short link."));
}
