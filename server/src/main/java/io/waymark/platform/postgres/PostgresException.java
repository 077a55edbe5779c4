package io.waymark.platform.postgres;

/** PostgreSQL could not be started or reached; the message says why and what to do about it. */
public final class PostgresException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostgresException(String message) {
    super(message);
  }

  PostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
