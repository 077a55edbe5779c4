package io.waymark.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sends files held in memory: compressed or not, or only the news that nothing changed. */
final class StaticAnswer {
  private StaticAnswer() {}

  /**
   * Answers with a file. Headers that the answer already has are kept.
   *
   * @param caching for the Cache-Control header
   */
  static void send(RoutingContext context, int status, StaticFile file, String caching) {
    var request = context.request();
    var response =
        context
            .response()
            .putHeader(HttpHeaders.CACHE_CONTROL, caching)
            .putHeader(HttpHeaders.ETAG, file.tag())
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .putHeader("X-Content-Type-Options", "nosniff");
    if (status == 200 && isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), file.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    var content = file.content();
    var gzipped = file.gzipped();
    if (gzipped != null && acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      content = gzipped;
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, file.type());
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length)).end();
    } else {
      response.end(Buffer.buffer(content));
    }
  }

  private static boolean isKnown(@Nullable String known, String tag) {
    return known != null
        && Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag::equals);
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(coding -> coding.equals("gzip") || isWeighted(coding));
  }

  private static boolean isWeighted(String coding) {
    return coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?");
  }
}
