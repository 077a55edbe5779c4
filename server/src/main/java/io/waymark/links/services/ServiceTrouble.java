package io.waymark.links.services;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service did not tell what it was asked for. The message is for people. */
public final class ServiceTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient @Nullable Duration pause;

  /** Why it did not. */
  public enum Kind {
    /** It does not accept the token, or not for this. */
    TOKEN,
    /** It was asked too often. */
    BUSY,
    /** It does not answer, or says itself that it cannot. */
    AWAY,
    /** What it answers makes no sense. */
    NONSENSE
  }

  private ServiceTrouble(Kind kind, String message, @Nullable Duration pause) {
    super(message, null, false, false);
    this.kind = kind;
    this.pause = pause;
  }

  static ServiceTrouble token(ServiceName service) {
    return new ServiceTrouble(
        Kind.TOKEN, service.title() + " does not accept the token, or not for this.", null);
  }

  static ServiceTrouble busy(ServiceName service, @Nullable Duration pause) {
    return new ServiceTrouble(Kind.BUSY, service.title() + " is asked too often.", pause);
  }

  static ServiceTrouble away(ServiceName service, String how) {
    return new ServiceTrouble(Kind.AWAY, service.title() + " " + how + ".", null);
  }

  static ServiceTrouble nonsense(ServiceName service, String how) {
    return new ServiceTrouble(Kind.NONSENSE, service.title() + " " + how + ".", null);
  }

  public Kind kind() {
    return kind;
  }

  /** How long the service wants to be left alone; null if it does not say. */
  public @Nullable Duration pause() {
    return pause;
  }
}
