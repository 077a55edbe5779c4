package io.waymark.identity;

import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Cors;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Schema;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Declares operations that scripts on a workspace's pages call with its publishable key, whatever
 * site the pages are on (b.6). The key opens these and nothing else.
 *
 * <pre>{@code
 * operations.post("/track/lead/client", "trackLeadClient").tag("Track").summary("Track a lead")
 *     .answers(200, TrackAnswers.LEAD)
 *     .body(LeadRequest.OF_PAGES, (workspace, lead) -> Answer.ok(…));
 * }</pre>
 */
public final class PageOperations {
  private final PublishableKeys keys;

  PageOperations(PublishableKeys keys) {
    this.keys = keys;
  }

  public Draft post(String path, String id) {
    return new Draft(path, id);
  }

  /** An operation being declared. */
  public final class Draft {
    private final String path;
    private final String id;
    private String tag = "";
    private String summary = "";
    private String description = "";
    private int status = 200;
    private @Nullable Schema<?> answer;

    private Draft(String path, String id) {
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

    /** An operation that takes a JSON body, which is looked at once the page is let in. */
    public <I> Operation body(Schema<I> schema, BiFunction<Workspace, I, Answer> work) {
      return new Operation(
          "POST",
          path,
          id,
          tag,
          summary,
          description,
          Operation.Door.PUBLISHABLE,
          null,
          RateClass.API,
          true,
          null,
          schema,
          status,
          answer,
          List.of(),
          Cors.TRACKING,
          true,
          exchange -> {
            var workspace = keys.admit(exchange);
            return work.apply(workspace, schema.parseJson(exchange.body()));
          });
    }
  }
}
