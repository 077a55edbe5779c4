package io.waymark.traffic.hosts;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The script that sites load to tell of their visitors (D8), {@code analytics.js} beside this
 * class. Any page may load it; browsers ask again after an hour, so that a new version gets around.
 */
final class AnalyticsScript {
  static final String PATH = "/_waymark/analytics.js";

  private static final String FILE = "analytics.js";

  private final Buffer plain;
  private final Buffer gzipped;
  private final String tag;

  AnalyticsScript() {
    var content = content();
    this.plain = Buffer.buffer(content);
    this.gzipped = Buffer.buffer(gzip(content));
    this.tag = "\"" + hash(content) + "\"";
  }

  /** Sends the script, or the news that it has not changed. To HEAD the headers only. */
  void send(HttpServerRequest request) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .putHeader("Content-Type", "text/javascript; charset=utf-8")
        .putHeader("Cache-Control", "public, max-age=3600")
        .putHeader("ETag", tag)
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Access-Control-Allow-Origin", "*")
        .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (isKnown(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    var body = plain;
    if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
      response.putHeader("Content-Encoding", "gzip");
      body = gzipped;
    }
    response.putHeader("Content-Length", Integer.toString(body.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }

  /** A proxy that compresses makes a weak tag of it; the script is the same. */
  private boolean isKnown(@Nullable String known) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag) || each.equals("*"));
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(coding -> coding.matches("gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
  }

  private static byte[] content() {
    try (var file = AnalyticsScript.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the server was built without " + FILE);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
