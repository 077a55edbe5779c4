package io.waymark.links.images;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes in pictures from data URLs and gives them public addresses (DOM-3, LNK-31). */
public final class Images {
  /** Where pictures are, on the app host. */
  public static final String PATH = "/_waymark/images/";

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/?#]+" + PATH + "img_[0-9A-Z]{25}");

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

  /**
   * A picture with the address it will have.
   *
   * @param id also the last part of the address
   */
  public record Addressed(String id, String address, Picture picture) {}

  /** Gives a picture its address; it is kept when {@link #keep} is called. */
  public Addressed address(Picture picture) {
    var id = ids.next("img_");
    return new Addressed(id, addressOf(id), picture);
  }

  /** The address of the picture with that id. */
  String addressOf(String id) {
    return app + PATH + id;
  }

  /** Keeps the picture of a link's preview, once the link exists. It goes with the link. */
  public void keep(Handle handle, Addressed addressed, String linkId) {
    insert(handle, addressed, null, linkId, null);
  }

  /**
   * Keeps the picture of a customer, before its address is written to the customer. It goes with
   * the customer.
   */
  public void keepOfCustomer(Handle handle, Addressed addressed, String customerId) {
    insert(handle, addressed, null, null, customerId);
  }

  /** Keeps a picture of a workspace, before its address is put somewhere. It goes with it. */
  public void keepOfWorkspace(Handle handle, Addressed addressed, String workspaceId) {
    insert(handle, addressed, workspaceId, null, null);
  }

  /**
   * Keeps a picture of a workspace, in the transaction that puts its address somewhere. It goes
   * with the workspace.
   *
   * @return its public address
   * @throws ApiProblem as {@link Picture#ofDataUrl}
   */
  public String store(Handle handle, String workspaceId, String dataUrl) {
    var addressed = address(Picture.ofDataUrl(dataUrl));
    insert(handle, addressed, workspaceId, null, null);
    return addressed.address();
  }

  private void insert(
      Handle handle,
      Addressed addressed,
      @Nullable String workspaceId,
      @Nullable String linkId,
      @Nullable String customerId) {
    handle
        .createUpdate(
            """
            insert into images
              (id, project_id, link_id, customer_id, content_type, bytes, created_at)
            values (:id, :projectId, :linkId, :customerId, :contentType, :bytes, :now)
            """)
        .bind("id", addressed.id())
        .bind("projectId", workspaceId)
        .bind("linkId", linkId)
        .bind("customerId", customerId)
        .bind("contentType", addressed.picture().type().contentType())
        .bind("bytes", addressed.picture().bytes())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Whether the text is the address of a picture that this server keeps, or kept. */
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /**
   * Forgets a picture of the workspace; any other address is left alone, null too. What was put
   * straight to the server may have other uses still, and goes when it has none.
   */
  public void remove(Handle handle, String workspaceId, @Nullable String address) {
    var id = id(address);
    if (id != null) {
      handle
          .createUpdate(
              "delete from images where id = :id and project_id = :projectId and not uploaded")
          .bind("id", id)
          .bind("projectId", workspaceId)
          .execute();
    }
  }

  /** Forgets a picture of the link's preview; any other address is left alone, null too. */
  public void removeOfLink(Handle handle, String linkId, @Nullable String address) {
    var id = id(address);
    if (id != null) {
      handle
          .createUpdate("delete from images where id = :id and link_id = :linkId")
          .bind("id", id)
          .bind("linkId", linkId)
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
