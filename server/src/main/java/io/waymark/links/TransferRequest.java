package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;

/** Where a link is to go (LNK-65). */
record TransferRequest(String newWorkspaceId) {

  static final Shape<TransferRequest> SHAPE =
      Shape.of(
              TransferRequest.class,
              field("newWorkspaceId", text().min(1)).described("The other workspace's id."))
          .named("LinkTransfer");
}
