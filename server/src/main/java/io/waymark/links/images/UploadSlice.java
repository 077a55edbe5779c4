package io.waymark.links.images;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Pictures that are put straight to the server, put together. */
public final class UploadSlice {
  private final Uploads uploads;
  private final UploadOperations operations;

  /**
   * @param api the API's public address
   */
  public UploadSlice(
      Jdbi jdbi,
      Images images,
      SecretBox secrets,
      URI api,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.uploads = new Uploads(jdbi, images, secrets, api, limits, ids, clock);
    this.operations = new UploadOperations(uploads);
  }

  /** The API's operation that tells where to put a picture. */
  public Operation operation(WorkspaceOperations workspace) {
    return operations.permitting(workspace);
  }

  /** The API's operation that takes it in. */
  public Operation operation(PublicOperations everybody) {
    return operations.receiving(everybody);
  }

  /** Removes pictures that nothing uses; to be run every hour. */
  public void removeUnused() {
    uploads.removeUnused();
  }
}
