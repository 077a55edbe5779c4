package io.waymark.events;

/** The event store did not do what it was asked. */
public final class EventStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kept the store from it. */
  public enum Reason {
    /** The question took longer than the store's limit. */
    TIMEOUT,
    /** The asking thread was interrupted, or the store closed meanwhile. */
    CANCELLED,
    /** Too many questions are waiting already. */
    BUSY,
    /** The storage failed, or refused to open. */
    FAILED
  }

  private final Reason reason;

  public EventStoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public EventStoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kept the store from it. */
  public Reason reason() {
    return reason;
  }
}
