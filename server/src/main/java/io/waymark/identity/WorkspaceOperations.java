package io.waymark.identity;

import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Declares operations that act for a workspace. Whatever is declared here is authenticated,
 * rate-limited and checked for its permission before its input is looked at (b.2 rule 15).
 *
 * <pre>{@code
 * operations.post("/links", "createLink").tag("Links").summary("Create a link")
 *     .needs(LINKS_WRITE).answers(200, LinkView.SCHEMA)
 *     .body(NewLink.SCHEMA, (caller, link, exchange) -> Answer.ok(…));
 * }</pre>
 */
public final class WorkspaceOperations {
  private final Authentication authentication;

  public WorkspaceOperations(Authentication authentication) {
    this.authentication = authentication;
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

  public Draft patch(String path, String id) {
    return new Draft("PATCH", path, id);
  }

  public Draft delete(String path, String id) {
    return new Draft("DELETE", path, id);
  }

  /** Does the work of an operation for an admitted caller with valid input. */
  @FunctionalInterface
  public interface Work<I> {
    Answer answer(Caller caller, I input, Exchange exchange);
  }

  /**
   * What callers get who send a header to say that they have no workspace (b.2 rule 4).
   *
   * @param admission lets a caller in before the input is looked at, or throws
   */
  public record WithoutKey<I>(
      String header, Consumer<Exchange> admission, BiFunction<I, Exchange, Answer> work) {}

  /** An operation being declared. */
  public final class Draft {
    private final String method;
    private final String path;
    private final String id;
    private String tag = "";
    private String summary = "";
    private String description = "";
    private @Nullable Permission permission;
    private RateClass rateClass = RateClass.API;
    private boolean rateLimitsShown;
    private int status = 200;
    private @Nullable Schema<?> answer;
    private Consumer<Caller> first = caller -> {};

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

    public Draft needs(Permission needed) {
      this.permission = needed;
      return this;
    }

    /** Draws on the limit of analytics calls instead of the general one. */
    public Draft analytics() {
      this.rateClass = RateClass.ANALYTICS;
      return this;
    }

    /** Successful answers tell the caller's limits too. */
    public Draft showsRateLimits() {
      this.rateLimitsShown = true;
      return this;
    }

    public Draft answers(int successStatus, Schema<?> schema) {
      this.status = successStatus;
      this.answer = schema;
      return this;
    }

    /** What stands in the way whatever the input is. */
    public Draft first(Consumer<Caller> check) {
      this.first = check;
      return this;
    }

    /** An operation that takes a JSON body. */
    public <I> Operation body(Schema<I> schema, Work<I> work) {
      return operation(
          null,
          schema,
          exchange -> work.answer(admit(exchange), schema.parseJson(exchange.body()), exchange));
    }

    /** The same, but callers without a key or a workspace may have something else done. */
    public <I> Operation body(Schema<I> schema, Work<I> work, WithoutKey<I> otherwise) {
      return operation(
          null,
          schema,
          exchange -> {
            if (exchange.header(otherwise.header()) != null && Authentication.absent(exchange)) {
              otherwise.admission().accept(exchange);
              return otherwise.work().apply(schema.parseJson(exchange.body()), exchange);
            }
            return work.answer(admit(exchange), schema.parseJson(exchange.body()), exchange);
          });
    }

    /** An operation that takes query parameters. */
    public <I> Operation query(Shape<I> schema, Work<I> work) {
      return operation(
          schema,
          null,
          exchange -> work.answer(admit(exchange), schema.parseQuery(exchange.query()), exchange));
    }

    /** An operation whose path says it all. */
    public Operation path(BiFunction<Caller, Exchange, Answer> work) {
      return operation(null, null, exchange -> work.apply(admit(exchange), exchange));
    }

    private Caller admit(Exchange exchange) {
      var caller = authentication.admit(exchange, permission, rateClass);
      first.accept(caller);
      return caller;
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
          Operation.Door.WORKSPACE,
          permission == null ? null : permission.label(),
          rateClass,
          rateLimitsShown,
          query,
          body,
          status,
          answer,
          true,
          handler);
    }
  }
}
