package io.waymark.platform.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import io.waymark.platform.schema.QueryString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the operations on the HTTP server: reads requests, runs handlers on virtual threads, writes
 * answers.
 */
public final class ApiRoutes {
  /** Where the API lives on hosts that serve other things too. */
  public static final String ROOT = "/api";

  private static final Logger LOG = Logger.getLogger(ApiRoutes.class);

  /** Seconds. */
  private static final String RETRY_AFTER = "10";

  private final AnswerWriter writer;
  private final Problems problems;
  private final ExecutorService threads;
  private final Function<HttpServerRequest, String> clientAddress;
  private final Supplier<String> requestIds;
  private final long maxBody;
  private final Consumer<Call> witness;
  private final BinaryOperator<String> absent;
  private final Gate gate;

  /**
   * @param threads runs the handlers; virtual threads, because they block
   * @param clientAddress finds the client behind trusted proxies
   * @param maxBody the largest request body accepted, in bytes
   * @param witness is told of each call before it is answered; callers wait for it
   * @param absent says of a method and a path below {@link #ROOT} that there is no such operation
   * @param gate keeps calls out for a while
   */
  public ApiRoutes(
      ObjectMapper json,
      Problems problems,
      ExecutorService threads,
      Function<HttpServerRequest, String> clientAddress,
      Supplier<String> requestIds,
      long maxBody,
      Consumer<Call> witness,
      BinaryOperator<String> absent,
      Gate gate) {
    this.writer = new AnswerWriter(json, problems);
    this.problems = problems;
    this.threads = threads;
    this.clientAddress = clientAddress;
    this.requestIds = requestIds;
    this.maxBody = maxBody;
    this.witness = witness;
    this.absent = absent;
    this.gate = gate;
  }

  /**
   * Mounts the operations below {@link #ROOT}; every other path below it answers 404, every other
   * method 405.
   */
  public void mount(Router router, List<Operation> operations) {
    for (var operation : operations) {
      var cors = operation.cors();
      if (cors != null) {
        router.route(routePath(operation.path())).handler(context -> share(context, cors));
      }
    }
    var bodies = BodyHandler.create(false).setBodyLimit(maxBody);
    router
        .route(ROOT + "/*")
        .handler(context -> readBody(context, bodies))
        .failureHandler(this::refuse);
    // A literal part must win over a parameter: /links/info before /links/{linkId}.
    var ordered =
        operations.stream()
            .sorted(Comparator.comparingInt(operation -> operation.pathParameters().size()))
            .toList();
    for (var operation : ordered) {
      var path = routePath(operation.path());
      router.route(HttpMethod.valueOf(operation.method()), path).handler(c -> run(c, operation));
      if (operation.method().equals("GET")) {
        router.route(HttpMethod.HEAD, path).handler(c -> run(c, operation));
      }
    }
    var byPath = ordered.stream().collect(groupingBy(operation -> routePath(operation.path())));
    byPath.forEach((path, all) -> router.route(path).handler(context -> otherMethod(context, all)));
    router.route(ROOT + "/*").handler(context -> notFound(context));
  }

  /** The framework would take a form with files apart; operations want the body as it came. */
  private void readBody(RoutingContext context, BodyHandler bodies) {
    if (holdsNull(context.request().path())) {
      // PostgreSQL's texts cannot hold it, so nothing that exists has it in its name.
      notFound(context);
      return;
    }
    var type = context.request().getHeader("Content-Type");
    if (type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length())) {
      bodies.handle(context);
      return;
    }
    var body = Buffer.buffer();
    var request = context.request();
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() <= maxBody) {
            body.appendBuffer(chunk);
          } else if (!context.failed()) {
            context.fail(413);
          }
        });
    request.endHandler(
        _ -> {
          if (!context.failed()) {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
          }
        });
    request.resume();
  }

  private static boolean holdsNull(@Nullable String path) {
    return path != null && path.contains("%00");
  }

  /** Whatever becomes of the request, the page that made it may read the answer. */
  private static void share(RoutingContext context, Cors cors) {
    cors.headers().forEach(context.response()::putHeader);
    context.next();
  }

  private static String routePath(String path) {
    return ROOT + path.replace("{", ":").replace("}", "");
  }

  private void run(RoutingContext context, Operation operation) {
    var exchange = exchange(context);
    var requestId = requestIds.get();
    var vertx = Vertx.currentContext();
    threads.execute(
        () -> {
          var answer = admitted(operation, exchange, requestId);
          writer.writeBlocking(
              vertx,
              context.request(),
              new AnswerWriter.Reply(answer, exchange.answerHeaders(), requestId));
        });
  }

  private Answer admitted(Operation operation, Exchange exchange, String requestId) {
    if (!gate.enter()) {
      return problems
          .answer(
              ErrorCode.SERVICE_UNAVAILABLE,
              "The server is being restored from a backup. Send the same request again soon.")
          .with("Retry-After", RETRY_AFTER);
    }
    try {
      var began = System.nanoTime();
      var answer = answer(operation, exchange, requestId);
      var took = Duration.ofNanos(System.nanoTime() - began);
      witness(new Call(operation, exchange, answer, requestId, took));
      return answer;
    } finally {
      gate.leave();
    }
  }

  private Answer answer(Operation operation, Exchange exchange, String requestId) {
    try {
      var answer = operation.handler().handle(exchange);
      if (!operation.rateLimitsShown()) {
        exchange.answerHeaders().clear();
      }
      return answer;
    } catch (RuntimeException failure) {
      return problems.answer(failure, requestId);
    }
  }

  private void witness(Call call) {
    try {
      witness.accept(call);
    } catch (RuntimeException e) {
      LOG.errorf(e, "no note was taken of call %s", call.requestId());
    }
  }

  private Exchange exchange(RoutingContext context) {
    var request = context.request();
    var headers = new HashMap<String, List<String>>();
    for (var header : request.headers()) {
      headers
          .computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
          .add(header.getValue());
    }
    var peer = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    var query = request.query();
    var body = context.body() == null ? null : context.body().buffer();
    return new Exchange(
        request.method().name(),
        context.normalizedPath().substring(ROOT.length()),
        context.pathParams(),
        query == null ? Map.of() : QueryString.parse(query),
        headers,
        body == null ? new byte[0] : body.getBytes(),
        clientAddress.apply(request),
        peer == null ? "" : peer);
  }

  private void otherMethod(RoutingContext context, List<Operation> operations) {
    Set<String> allowed = new LinkedHashSet<>();
    for (var operation : operations) {
      allowed.add(operation.method());
      if (operation.method().equals("GET")) {
        allowed.add("HEAD");
      }
    }
    allowed.add("OPTIONS");
    var allow = allowed.stream().collect(joining(", "));
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      end(context, Answer.empty(204).with("Allow", allow));
      return;
    }
    end(
        context,
        problems
            .answer(
                ErrorCode.METHOD_NOT_ALLOWED,
                "%s is not possible here. Allowed: %s."
                    .formatted(context.request().method().name(), allow))
            .with("Allow", allow));
  }

  private void notFound(RoutingContext context) {
    end(
        context,
        problems.answer(
            ErrorCode.NOT_FOUND,
            absent.apply(context.request().method().name(), below(context.normalizedPath()))));
  }

  private static String below(@Nullable String path) {
    return path == null || !path.startsWith(ROOT) ? "" : path.substring(ROOT.length());
  }

  private void refuse(RoutingContext context) {
    var answer =
        switch (status(context)) {
          case 413 ->
              problems.answer(
                  ErrorCode.PAYLOAD_TOO_LARGE,
                  "The request body is too large: at most %d bytes are accepted."
                      .formatted(maxBody));
          // of a head that nobody could act on, such as 417 for an unknown expectation
          case 400, 417 -> problems.answer(ErrorCode.BAD_REQUEST, "The request is malformed.");
          default -> {
            var failure = context.failure();
            yield problems.answer(
                failure == null ? new IllegalStateException("unknown failure") : failure,
                requestIds.get());
          }
        };
    end(context, answer);
  }

  /** What breaks before the whole request has come was broken by whoever sends it. */
  private static int status(RoutingContext context) {
    return context.failure() != null && !context.request().isEnded() ? 400 : context.statusCode();
  }

  private void end(RoutingContext context, Answer answer) {
    writer.write(context.request(), new AnswerWriter.Reply(answer, Map.of(), requestIds.get()));
  }
}
