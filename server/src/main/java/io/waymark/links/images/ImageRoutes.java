package io.waymark.links.images;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Serves the pictures on the app host. An address always means the same bytes, so browsers need not
 * ask twice; and it means a picture only, whatever a browser might find in the bytes.
 */
public final class ImageRoutes {
  private static final Logger LOG = Logger.getLogger(ImageRoutes.class);

  private static final Pattern ID = Pattern.compile("img_[0-9A-Z]{25}");

  private final Jdbi jdbi;
  private final Executor threads;

  /**
   * @param threads reads from the database; virtual threads, because that blocks
   */
  public ImageRoutes(Jdbi jdbi, Executor threads) {
    this.jdbi = jdbi;
    this.threads = threads;
  }

  /** Mounts the routes. */
  public void mount(Router router) {
    router
        .route(Images.PATH + ":id")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::serve);
  }

  private record Picture(String contentType, byte[] bytes) {}

  private void serve(RoutingContext context) {
    var id = context.pathParam("id");
    if (!ID.matcher(id).matches()) {
      end(context, 404);
      return;
    }
    var loop = Vertx.currentContext();
    threads.execute(
        () -> {
          Runnable answer;
          try {
            var picture = find(id);
            answer = () -> send(context, picture);
          } catch (RuntimeException e) {
            LOG.error("a picture could not be read", e);
            answer = () -> end(context, 503);
          }
          var chosen = answer;
          loop.runOnContext(_ -> chosen.run());
        });
  }

  private @Nullable Picture find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select content_type, bytes from images where id = :id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Picture(row.getString("content_type"), row.getBytes("bytes")))
                .findOne()
                .orElse(null));
  }

  private static void send(RoutingContext context, @Nullable Picture picture) {
    if (picture == null) {
      end(context, 404);
      return;
    }
    var response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, picture.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response
          .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(picture.bytes().length))
          .end();
    } else {
      response.end(Buffer.buffer(picture.bytes()));
    }
  }

  private static void end(RoutingContext context, int status) {
    var response = context.response();
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).end();
    }
  }
}
