package io.waymark.links.images;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes in pictures from data URLs and gives them public addresses (DOM-3, LNK-31). */
public final class Images {
  /** Where pictures are, on the app host. */
  public static final String PATH = "/_waymark/images/";

  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final Pattern DATA_URL =
      Pattern.compile("data:image/[A-Za-z0-9.+-]{1,32};base64,(?=\\S)", Pattern.CASE_INSENSITIVE);

  private final URI app;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param app the dashboard's public address
   */
  public Images(URI app, Ids ids, InstantSource clock) {
    this.app = app;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether the text is a data URL of an image, so that {@link #store} has to take it. */
  public static boolean isDataUrl(String text) {
    return DATA_URL.matcher(text).lookingAt();
  }

  /**
   * Keeps a picture, in the transaction that puts its address somewhere.
   *
   * @param workspaceId whose picture it is; it goes with the workspace
   * @return its public address
   * @throws ApiProblem 422 if it is no PNG, JPEG, GIF or WebP picture, or larger than 2 MiB
   */
  public String store(Handle handle, String workspaceId, String dataUrl) {
    var bytes = bytes(dataUrl);
    if (bytes != null && bytes.length > MOST_BYTES) {
      throw ApiProblem.unprocessable(
          "The image is too large: at most %d bytes are kept.".formatted(MOST_BYTES));
    }
    var type = bytes == null ? null : RasterType.of(bytes);
    if (type == null) {
      throw ApiProblem.unprocessable(
          "Invalid image: expected a data URL of a PNG, JPEG, GIF or WebP picture in base64.");
    }
    var id = ids.next("img_");
    handle
        .createUpdate(
            """
            insert into images (id, project_id, content_type, bytes, created_at)
            values (:id, :projectId, :contentType, :bytes, :now)
            """)
        .bind("id", id)
        .bind("projectId", workspaceId)
        .bind("contentType", type.contentType())
        .bind("bytes", bytes)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
    return app + PATH + id;
  }

  private static byte @Nullable [] bytes(String dataUrl) {
    var start = DATA_URL.matcher(dataUrl);
    if (!start.lookingAt()) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(dataUrl.substring(start.end()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Forgets a picture of the workspace; any other address is left alone, null too. */
  public void remove(Handle handle, String workspaceId, @Nullable String address) {
    var id = id(address);
    if (id != null) {
      handle
          .createUpdate("delete from images where id = :id and project_id = :projectId")
          .bind("id", id)
          .bind("projectId", workspaceId)
          .execute();
    }
  }

  /** Makes a picture of one workspace another's; any other address is left alone, null too. */
  public void give(Handle handle, String from, String to, @Nullable String address) {
    var id = id(address);
    if (id != null) {
      handle
          .createUpdate("update images set project_id = :to where id = :id and project_id = :from")
          .bind("id", id)
          .bind("from", from)
          .bind("to", to)
          .execute();
    }
  }

  /** The id in an address of ours, also one from before the server's name changed. */
  private static @Nullable String id(@Nullable String address) {
    var at = address == null ? -1 : address.lastIndexOf(PATH);
    return address == null || at < 0 ? null : address.substring(at + PATH.length());
  }
}
