package io.waymark.partners.enrollments;

import io.waymark.links.images.Images;
import io.waymark.links.images.Picture;
import io.waymark.links.images.RemotePictures;
import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the pictures of new partners after they were answered: fetching one takes its time, and
 * may fail (B1.1).
 */
final class PartnerPictures {
  private static final Logger LOG = Logger.getLogger(PartnerPictures.class);

  private final Jdbi jdbi;
  private final Images images;
  private final RemotePictures remote;
  private final Executor threads;
  private final InstantSource clock;

  PartnerPictures(
      Jdbi jdbi, Images images, RemotePictures remote, Executor threads, InstantSource clock) {
    this.jdbi = jdbi;
    this.images = images;
    this.remote = remote;
    this.threads = threads;
    this.clock = clock;
  }

  /** The address of a picture that this server has already, else null. */
  static @Nullable String kept(@Nullable String image) {
    return image != null && Images.isAddress(image) ? image : null;
  }

  /** Gives a partner a picture as soon as it is here. */
  void takeIn(String workspaceId, String partnerId, String image) {
    if (kept(image) == null) {
      threads.execute(() -> fetch(workspaceId, partnerId, image));
    }
  }

  private void fetch(String workspaceId, String partnerId, String image) {
    try {
      var picture = Picture.isDataUrl(image) ? Picture.ofDataUrl(image) : remote.face(image);
      var addressed = images.address(picture);
      jdbi.useTransaction(
          handle -> {
            images.keepOfWorkspace(handle, addressed, workspaceId);
            PartnerTable.show(
                handle,
                partnerId,
                addressed.address(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
          });
    } catch (ApiProblem unusable) {
      LOG.debugf("the picture of %s is left out: %s", partnerId, unusable.text());
    }
  }
}
