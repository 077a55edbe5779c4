package io.waymark.platform.http;

import java.util.Locale;

/** The closed list of error codes of the API with their HTTP statuses (api-contract c.1). */
public enum ErrorCode {
  BAD_REQUEST(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  EXCEEDED_LIMIT(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  CONFLICT(409),
  INVITE_PENDING(409),
  INVITE_EXPIRED(410),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  UNPROCESSABLE_ENTITY(422),
  RATE_LIMIT_EXCEEDED(429),
  INTERNAL_SERVER_ERROR(500),
  SERVICE_UNAVAILABLE(503);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status that goes with the code. */
  public int status() {
    return status;
  }

  /** The code as the API writes it, such as {@code not_found}. */
  public String label() {
    return this == METHOD_NOT_ALLOWED || this == PAYLOAD_TOO_LARGE || this == UNSUPPORTED_MEDIA_TYPE
        ? BAD_REQUEST.label()
        : name().toLowerCase(Locale.ROOT);
  }

  /** The fragment of the documentation address: only the first underscore becomes a dash (G3). */
  public String fragment() {
    return label().replaceFirst("_", "-");
  }
}
