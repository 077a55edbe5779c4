package io.waymark.links.images;

import io.waymark.identity.Caller;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Pictures that are put straight to the server. They belong to a workspace, may be the picture of
 * several links and its logo at once, and go when nothing has used them for a day.
 */
final class Uploads {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration GRACE = Duration.ofDays(1);
  private static final int PER_HOUR = 600;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "images_pkey";

  private final Jdbi jdbi;
  private final Images images;
  private final SecretBox secrets;
  private final URI api;
  private final Ids ids;
  private final InstantSource clock;
  private final RateLimiter permits;

  Uploads(
      Jdbi jdbi,
      Images images,
      SecretBox secrets,
      URI api,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.images = images;
    this.secrets = secrets;
    this.api = api;
    this.ids = ids;
    this.clock = clock;
    this.permits = limits.limiter("uploads", PER_HOUR, Duration.ofHours(1));
  }

  /**
   * Where a picture may be put once.
   *
   * @param id the picture's
   * @param signedUrl to put it to
   * @param address where it will be
   */
  record Permitted(String id, String signedUrl, String address, Instant expires) {}

  /**
   * Lets somebody put a picture.
   *
   * @throws ApiProblem 429 after too many
   */
  Permitted permit(Caller caller, RasterType type, long size) {
    var workspaceId = caller.workspace().id();
    if (!permits.admit(workspaceId).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "A workspace can upload %d pictures an hour.".formatted(PER_HOUR));
    }
    var id = ids.next("img_");
    var expires = clock.instant().plus(LIFETIME);
    var permit =
        new UploadPermit(workspaceId, type, size, expires.getEpochSecond(), "").signed(secrets, id);
    return new Permitted(
        id, api + "/uploads/" + id + "?" + permit.query(), images.addressOf(id), expires);
  }

  /**
   * Keeps a picture that was put.
   *
   * @return its address
   * @throws ApiProblem 403 if the server did not allow it, or not any more, 404 if the workspace is
   *     gone, 409 if one was put there before, 413 if it is larger than was said, 422 if it is no
   *     picture of the type that was said
   */
  String receive(String imageId, UploadPermit permit, byte[] bytes) {
    if (!permit.genuine(secrets, imageId) || permit.expired(clock.instant())) {
      throw ApiProblem.forbidden(
          "This address for an upload is not valid, or not any more: ask for another.");
    }
    if (bytes.length > permit.size()) {
      throw new ApiProblem(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "The picture is too large: at most %d bytes were asked for.".formatted(permit.size()));
    }
    if (RasterType.of(bytes) != permit.contentType()) {
      throw ApiProblem.unprocessable(
          "Invalid image: expected a picture of the type %s."
              .formatted(permit.contentType().contentType()));
    }
    try {
      if (!insert(imageId, permit, bytes)) {
        throw ApiProblem.notFound("Workspace not found.");
      }
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, ID)) {
        throw ApiProblem.conflict("A picture was put here before: ask for another address.");
      }
      throw refused;
    }
    return images.addressOf(imageId);
  }

  /** False if the workspace is gone. */
  private boolean insert(String imageId, UploadPermit permit, byte[] bytes) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                    insert into images (id, project_id, content_type, bytes, uploaded, created_at)
                    select :id, id, :contentType, :bytes, true, :now
                    from workspaces where id = :projectId for key share
                    """)
                    .bind("id", imageId)
                    .bind("projectId", permit.workspaceId())
                    .bind("contentType", permit.contentType().contentType())
                    .bind("bytes", bytes)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute()
                == 1);
  }

  /** Removes what nothing uses, and nobody put a moment ago. */
  void removeUnused() {
    var after = "";
    do {
      after = removeSome(after);
    } while (!after.isEmpty());
  }

  /**
   * A part at a time, so that nobody waits for long.
   *
   * @param after the id up to which everything was looked at
   * @return how far it came; empty at the end
   */
  private String removeSome(String after) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    with chosen as (
                      select id from images
                      where uploaded and created_at < :before and id > :after
                      order by id limit :most),
                    gone as (
                      delete from images using chosen where images.id = chosen.id
                        and not exists (select from links l
                          where l.image like '%/_waymark/images/img_%'
                            and substring(l.image from '/_waymark/images/(img_[0-9A-Z]{25})') = chosen.id)
                        and not exists (select from workspaces w where right(w.logo, 29) = chosen.id)
                        and not exists (select from domains d where right(d.logo, 29) = chosen.id)
                        and not exists (select from oauth_apps a where right(a.logo, 29) = chosen.id
                          or exists (select from unnest(a.screenshots) s (at)
                            where right(s.at, 29) = chosen.id)))
                    select case when count(*) = :most then max(id) else '' end from chosen
                    """)
                .bind("before", clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC))
                .bind("after", after)
                .bind("most", AT_ONCE)
                .mapTo(String.class)
                .one());
  }
}
