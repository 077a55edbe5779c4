package io.waymark.platform.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.MalformedJson;
import java.net.URI;
import org.jboss.logging.Logger;

/** Renders every failure of the API as its error object (c.1); the only place that does. */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String UNKNOWN_FAILURE = "internal-server-error";

  private final URI errorsPage;

  /**
   * @param errorsPage the documentation page that {@code doc_url} points into
   */
  public Problems(URI errorsPage) {
    this.errorsPage = errorsPage;
  }

  /**
   * The answer for a failed operation. What nobody expected is logged once, with the request's id.
   */
  public Answer answer(Throwable failure, String requestId) {
    return switch (failure) {
      case ApiProblem problem -> answer(problem.code(), problem.text());
      case InvalidInput invalid -> answer(ErrorCode.UNPROCESSABLE_ENTITY, invalid.message());
      case MalformedJson malformed ->
          answer(
              ErrorCode.BAD_REQUEST, "Invalid JSON in the request body: " + malformed.getMessage());
      default -> {
        LOG.errorf(failure, "request %s failed", requestId);
        yield Answer.json(
            500,
            error(
                ErrorCode.INTERNAL_SERVER_ERROR.label(),
                "Something went wrong on the server. It is logged under request " + requestId + ".",
                UNKNOWN_FAILURE));
      }
    };
  }

  /** The answer for a failure that has a code. */
  public Answer answer(ErrorCode code, String message) {
    return Answer.json(code.status(), error(code.label(), message, code.fragment()));
  }

  /** The error object itself, for lists whose items may fail one by one. */
  public ObjectNode error(String code, String message, String fragment) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("code", code)
        .put("message", message)
        .put("doc_url", errorsPage + "#" + fragment);
    return body;
  }
}
