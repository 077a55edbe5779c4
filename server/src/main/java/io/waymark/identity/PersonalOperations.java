package io.waymark.identity;

import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Declares operations of people rather than workspaces, for browsers: the session is a cookie.
 *
 * @param tag the heading they are documented under
 */
public record PersonalOperations(String tag) {
  private static final String ABOUT = "For browsers: the session is a cookie.";

  /** An operation for anybody. It must refuse foreign pages itself if it signs in or out. */
  public Operation open(
      String method,
      String path,
      String id,
      String summary,
      @Nullable Schema<?> body,
      int status,
      @Nullable Schema<?> answer,
      Operation.Handler handler) {
    return of(Operation.Door.PUBLIC, method, path, id, summary, body, status, answer, handler);
  }

  /** An operation for whoever is signed in; it asks {@link Sessions#user} who that is. */
  public Operation signedIn(
      String method,
      String path,
      String id,
      String summary,
      @Nullable Schema<?> body,
      int status,
      @Nullable Schema<?> answer,
      Operation.Handler handler) {
    return of(Operation.Door.SESSION, method, path, id, summary, body, status, answer, handler);
  }

  private Operation of(
      Operation.Door door,
      String method,
      String path,
      String id,
      String summary,
      @Nullable Schema<?> body,
      int status,
      @Nullable Schema<?> answer,
      Operation.Handler handler) {
    return new Operation(
        method,
        path,
        id,
        tag,
        summary,
        ABOUT,
        door,
        null,
        RateClass.API,
        false,
        null,
        body,
        status,
        answer,
        true,
        handler);
  }
}
