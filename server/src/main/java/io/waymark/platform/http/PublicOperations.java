package io.waymark.platform.http;

import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declares operations that anybody may call. Each has a limit of its own per client address, which
 * a signed-in browser does not meet and an API key does not lift; it is drawn on after the input
 * was found valid (G12, c.5).
 *
 * <pre>{@code
 * operations.get("/qr", "getQRCode").tag("QR Codes").summary("Draw a QR code")
 *     .shared(Cors.READ).answering("image/png")
 *     .query(QrQuery.SHAPE, (query, exchange) -> Answer.bytes("image/png", …));
 * }</pre>
 */
public final class PublicOperations {
  private static final int CALLS = 10;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Predicate<Exchange> signedIn;
  private final RateLimits limits;

  /**
   * @param signedIn whether a request comes from a browser that is signed in
   * @param limits counts the calls of the others
   */
  public PublicOperations(Predicate<Exchange> signedIn, RateLimits limits) {
    this.signedIn = signedIn;
    this.limits = limits;
  }

  public Draft get(String path, String id) {
    return new Draft("GET", path, id);
  }

  public Draft post(String path, String id) {
    return new Draft("POST", path, id);
  }

  public Draft put(String path, String id) {
    return new Draft("PUT", path, id);
  }

  /** An operation being declared. */
  public final class Draft {
    private final String method;
    private final String path;
    private final String id;
    private String tag = "";
    private String summary = "";
    private String description = "";
    private int status = 200;
    private @Nullable Schema<?> answer;
    private List<String> mediaTypes = List.of();
    private @Nullable Cors cors;
    private int calls = CALLS;

    private Draft(String method, String path, String id) {
      this.method = method;
      this.path = path;
      this.id = id;
    }

    public Draft tag(String heading) {
      this.tag = heading;
      return this;
    }

    public Draft summary(String text) {
      this.summary = text;
      return this;
    }

    public Draft description(String text) {
      this.description = text;
      return this;
    }

    public Draft answers(int successStatus, Schema<?> schema) {
      this.status = successStatus;
      this.answer = schema;
      return this;
    }

    /** A success is no JSON but one of these media types. */
    public Draft answering(String... types) {
      this.mediaTypes = List.of(types);
      return this;
    }

    /** Scripts of other sites may read every answer of the path, errors included. */
    public Draft shared(Cors rules) {
      this.cors = rules;
      return this;
    }

    /** Allows each client as many calls in ten seconds, instead of ten. */
    public Draft allowing(int most) {
      this.calls = most;
      return this;
    }

    /** Nobody is limited. */
    public Draft unlimited() {
      this.calls = 0;
      return this;
    }

    /** An operation that takes query parameters. */
    public <I> Operation query(Shape<I> schema, BiFunction<I, Exchange, Answer> work) {
      return operation(
          schema, null, limited(exchange -> schema.parseQuery(exchange.query()), limiter(), work));
    }

    /** An operation that takes a JSON body. */
    public <I> Operation body(Schema<I> schema, BiFunction<I, Exchange, Answer> work) {
      return operation(
          null, schema, limited(exchange -> schema.parseJson(exchange.body()), limiter(), work));
    }

    /** An operation whose path says it all. */
    public Operation path(Function<Exchange, Answer> work) {
      return operation(
          null,
          null,
          limited(Function.identity(), limiter(), (input, exchange) -> work.apply(exchange)));
    }

    private RateLimiter limiter() {
      return limits.limiter("open " + id, calls, WINDOW);
    }

    private Operation operation(
        @Nullable Shape<?> query, @Nullable Schema<?> body, Operation.Handler handler) {
      return new Operation(
          method,
          path,
          id,
          tag,
          summary,
          description,
          Operation.Door.PUBLIC,
          null,
          RateClass.API,
          false,
          query,
          body,
          status,
          answer,
          mediaTypes,
          cors,
          true,
          handler);
    }
  }

  private <I> Operation.Handler limited(
      Function<Exchange, I> reading, RateLimiter limiter, BiFunction<I, Exchange, Answer> work) {
    return exchange -> {
      var input = reading.apply(exchange);
      if (!signedIn.test(exchange)) {
        limiter.admitClient(exchange.clientAddress()).enforce(exchange);
      }
      return work.apply(input, exchange);
    };
  }
}
