package io.waymark.links.images;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The API's operations by which pictures are put straight to the server. */
final class UploadOperations {
  private static final int PUTS_IN_TEN_SECONDS = 50;

  private static final Shape<Wanted> WANTED =
      Shape.of(
              Wanted.class,
              field("contentType", choice(RasterType.class, RasterType::contentType))
                  .described("The picture's media type."),
              field("contentLength", integer().min(1).max(Picture.MOST_BYTES))
                  .described("How many bytes it has at most; 2 MiB if not given.")
                  .defaultsTo((long) Picture.MOST_BYTES))
          .named("NewUpload");

  private static final Shape<?> PERMITTED =
      Shape.untyped(
              field("key", text()).described("The picture's id."),
              field("signedUrl", text())
                  .described(
                      "Where to `PUT` the bytes, with the same `Content-Type`: once, and without a key."),
              field("destinationUrl", text())
                  .described("Where the picture will be: an `image` for links, or a `logo`."),
              field("expiresAt", text()).described("When `signedUrl` stops working."))
          .named("Upload");

  private final Uploads uploads;

  UploadOperations(Uploads uploads) {
    this.uploads = uploads;
  }

  record Wanted(RasterType contentType, long contentLength) {}

  Operation permitting(WorkspaceOperations operations) {
    return operations
        .post("/workspaces/{idOrSlug}/upload-url", "createUploadUrl")
        .tag("Workspaces")
        .summary("Ask where to put a picture")
        .description(
            "For owners and members. The address works once, for ten minutes. A picture that no link"
                + " and no logo uses is removed after a day.")
        .first(UploadOperations::ownersAndMembers)
        .answers(200, PERMITTED)
        .body(
            WANTED,
            (caller, wanted, exchange) ->
                Answer.ok(
                    render(
                        uploads.permit(
                            WorkspacePath.named(caller, exchange),
                            wanted.contentType(),
                            wanted.contentLength()))));
  }

  Operation receiving(PublicOperations operations) {
    return operations
        .put("/uploads/{imageId}", "uploadPicture")
        .tag("Workspaces")
        .summary("Put a picture")
        .description("For browsers: the bytes of a picture, to an address that was asked for.")
        .allowing(PUTS_IN_TEN_SECONDS)
        .answers(200, Shape.untyped(field("url", text()).described("Where the picture is.")))
        .query(UploadPermit.SHAPE, this::receive);
  }

  private Answer receive(UploadPermit permit, Exchange exchange) {
    var type = exchange.header("content-type");
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith(permit.contentType().contentType())) {
      throw new ApiProblem(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be %s, as was asked for."
              .formatted(permit.contentType().contentType()));
    }
    return Answer.ok(
        Map.of("url", uploads.receive(exchange.pathParameter("imageId"), permit, exchange.body())));
  }

  private static void ownersAndMembers(Caller caller) {
    if (caller.role() != Role.OWNER && caller.role() != Role.MEMBER) {
      throw ApiProblem.forbidden(
          "Only owners and members of workspace %s may upload pictures."
              .formatted(caller.workspace().publicId()));
    }
  }

  private static Map<String, String> render(Uploads.Permitted permitted) {
    var view = new LinkedHashMap<String, String>();
    view.put("key", permitted.id());
    view.put("signedUrl", permitted.signedUrl());
    view.put("destinationUrl", permitted.address());
    view.put("expiresAt", Timestamps.iso(permitted.expires()));
    return view;
  }
}
