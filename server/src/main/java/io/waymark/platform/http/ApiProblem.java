package io.waymark.platform.http;

/**
 * Ends a request with an error the caller can act on; rendered in one place as the API's error
 * object (c.1).
 */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String text;

  public ApiProblem(ErrorCode code, String text) {
    super(text, null, false, false);
    this.code = code;
    this.text = text;
  }

  /** What went wrong, as the API names it. */
  public ErrorCode code() {
    return code;
  }

  /** What went wrong, for people. */
  public String text() {
    return text;
  }

  public static ApiProblem badRequest(String message) {
    return new ApiProblem(ErrorCode.BAD_REQUEST, message);
  }

  public static ApiProblem unauthorized(String message) {
    return new ApiProblem(ErrorCode.UNAUTHORIZED, message);
  }

  public static ApiProblem forbidden(String message) {
    return new ApiProblem(ErrorCode.FORBIDDEN, message);
  }

  public static ApiProblem notFound(String message) {
    return new ApiProblem(ErrorCode.NOT_FOUND, message);
  }

  public static ApiProblem conflict(String message) {
    return new ApiProblem(ErrorCode.CONFLICT, message);
  }

  public static ApiProblem unprocessable(String message) {
    return new ApiProblem(ErrorCode.UNPROCESSABLE_ENTITY, message);
  }
}
