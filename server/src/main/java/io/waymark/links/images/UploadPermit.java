package io.waymark.links.images;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.time.Instant;

/**
 * What an address for an upload says: which picture may be put there, for whom, and until when. The
 * signature makes it this server's word.
 *
 * @param workspaceId whose picture it will be
 * @param size the most bytes it may have
 * @param expires in seconds of the epoch
 */
record UploadPermit(
    String workspaceId, RasterType contentType, long size, long expires, String signature) {

  static final Shape<UploadPermit> SHAPE =
      Shape.of(
          UploadPermit.class,
          field("workspaceId", text().max(190)),
          field("contentType", choice(RasterType.class, RasterType::contentType)),
          field("size", Query.integer()),
          field("expires", Query.integer()),
          field("signature", text().max(190)));

  /** The same, signed for the picture with that id. */
  UploadPermit signed(SecretBox secrets, String imageId) {
    return new UploadPermit(
        workspaceId, contentType, size, expires, secrets.sign(statement(imageId)));
  }

  /** Whether this server allowed exactly this. */
  boolean genuine(SecretBox secrets, String imageId) {
    return secrets.signed(statement(imageId), signature);
  }

  boolean expired(Instant now) {
    return now.getEpochSecond() >= expires;
  }

  /** The query of the address. */
  String query() {
    return "workspaceId=%s&contentType=%s&size=%d&expires=%d&signature=%s"
        .formatted(workspaceId, contentType.contentType(), size, expires, signature);
  }

  private String statement(String imageId) {
    return "upload\n%s\n%s\n%s\n%d\n%d"
        .formatted(imageId, workspaceId, contentType.contentType(), size, expires);
  }
}
