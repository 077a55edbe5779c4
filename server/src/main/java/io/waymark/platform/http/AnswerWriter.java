package io.waymark.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts answers on the wire. To HEAD the headers of the answer to GET. */
final class AnswerWriter {
  private static final Logger LOG = Logger.getLogger(AnswerWriter.class);

  private static final Map<String, String> COMMON_HEADERS =
      Map.of(
          "Referrer-Policy", "no-referrer-when-downgrade",
          "X-DNS-Prefetch-Control", "on",
          "X-Frame-Options", "DENY",
          "X-Content-Type-Options", "nosniff");

  private final ObjectMapper json;
  private final Problems problems;

  AnswerWriter(ObjectMapper json, Problems problems) {
    this.json = json;
    this.problems = problems;
  }

  /**
   * One answer to one request.
   *
   * @param more headers beside the answer's own
   */
  record Reply(Answer answer, Map<String, String> more, String requestId) {}

  /** Writes from a thread that may block; returns when the answer is written or nobody waits. */
  void writeBlocking(Context context, HttpServerRequest request, Reply reply) {
    var streams =
        reply.answer().body() instanceof Body.Stream && !request.method().equals(HttpMethod.HEAD);
    if (streams) {
      stream(context, request.response(), reply);
    } else {
      var whole = whole(reply.answer().body());
      context.runOnContext(_ -> end(request, reply, whole));
    }
  }

  /** Writes an answer that is no stream, on the request's own context. */
  void write(HttpServerRequest request, Reply reply) {
    end(request, reply, whole(reply.answer().body()));
  }

  private void stream(Context context, HttpServerResponse response, Reply reply) {
    if (!(reply.answer().body() instanceof Body.Stream document)) {
      throw new IllegalArgumentException("not a stream");
    }
    var out = new StreamedBody(context, response, () -> head(response, reply));
    try {
      document.writing().writeTo(out);
      out.end();
    } catch (IOException gone) {
      LOG.debugf(gone, "request %s: nobody waits for the rest", reply.requestId());
      out.abandon();
    } catch (RuntimeException failure) {
      var answer = problems.answer(failure, reply.requestId());
      if (out.started()) {
        out.abandon();
      } else {
        var instead = new Reply(answer, reply.more(), reply.requestId());
        var whole = whole(answer.body());
        context.runOnContext(_ -> end(response, false, instead, whole));
      }
    }
  }

  /** The body as it is sent; null for one that is only known when it is written. */
  private @Nullable Buffer whole(Body body) {
    return switch (body) {
      case Body.None() -> Buffer.buffer();
      case Body.Bytes(var _, var bytes) -> Buffer.buffer(bytes);
      case Body.Json(var value) -> Buffer.buffer(encoded(value));
      case Body.Stream _ -> null;
    };
  }

  private byte[] encoded(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is not JSON", e);
    }
  }

  private static void end(HttpServerRequest request, Reply reply, @Nullable Buffer body) {
    end(request.response(), request.method().equals(HttpMethod.HEAD), reply, body);
  }

  private static void end(
      HttpServerResponse response, boolean headOnly, Reply reply, @Nullable Buffer body) {
    if (response.ended() || response.closed()) {
      return;
    }
    head(response, reply);
    if (body == null) {
      response.end();
    } else if (headOnly) {
      response.putHeader("Content-Length", Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  private static void head(HttpServerResponse response, Reply reply) {
    var answer = reply.answer();
    response.setStatusCode(answer.status());
    COMMON_HEADERS.forEach(response::putHeader);
    response.putHeader("X-Request-Id", reply.requestId());
    reply.more().forEach(response::putHeader);
    var contentType = contentType(answer.body());
    if (contentType != null) {
      response.putHeader("Content-Type", contentType);
    }
    answer.headers().forEach(response::putHeader);
  }

  private static @Nullable String contentType(Body body) {
    return switch (body) {
      case Body.None() -> null;
      case Body.Json(var _) -> "application/json";
      case Body.Bytes(var type, var _) -> type;
      case Body.Stream(var type, var _) -> type;
    };
  }
}
