package io.waymark.links;

import io.waymark.links.images.Images;
import io.waymark.links.images.Picture;
import io.waymark.links.images.RemotePictures;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Given;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the pictures of links with a preview of their own, so that those who fetch previews get
 * them from this server (LNK-31).
 */
final class LinkPictures {
  private final Images images;
  private final RemotePictures remote;

  LinkPictures(Images images, RemotePictures remote) {
    this.images = images;
    this.remote = remote;
  }

  /**
   * A request whose image is one the link can have.
   *
   * @param picture what its address will show, to be kept with the link; null if it is elsewhere
   */
  record Ready(LinkRequest request, Images.@Nullable Addressed picture) {}

  /** Whether the answer to {@link #ready} depends on the link as it is. */
  static boolean dependsOnLink(LinkRequest request) {
    return request.image().isPresent() != request.proxy().isPresent();
  }

  /**
   * Fetches or unpacks the picture, if it is to be taken in. May block for seconds, so call it
   * outside of transactions.
   *
   * @param stored the link as it is, null for a new one
   * @throws ApiProblem 422 if the picture cannot be taken in
   */
  Ready ready(LinkRequest request, @Nullable Link stored) {
    var before = stored == null ? null : stored.preview();
    var proxy = request.proxy().or(before == null ? null : before.proxy());
    var image = request.image().or(before == null ? null : before.image());
    if (image == null || !Boolean.TRUE.equals(proxy) || usable(image) || kept(before, image)) {
      return new Ready(request, null);
    }
    var picture = Picture.isDataUrl(image) ? Picture.ofDataUrl(image) : remote.preview(image);
    var addressed = images.address(picture);
    return new Ready(request.withImage(Given.of(addressed.address())), addressed);
  }

  private static boolean usable(String image) {
    return image.startsWith("https://") || Images.isAddress(image);
  }

  private static boolean kept(Link.@Nullable Preview before, String image) {
    return before != null && before.proxy() && image.equals(before.image());
  }

  /** Keeps the picture of a link that was written, and forgets the one it had before. */
  void keep(Handle handle, Ready ready, Link link, @Nullable Link before) {
    if (ready.picture() != null) {
      images.keep(handle, ready.picture(), link.id());
    }
    if (before != null && !Objects.equals(before.preview().image(), link.preview().image())) {
      images.removeOfLink(handle, link.id(), before.preview().image());
    }
  }
}
