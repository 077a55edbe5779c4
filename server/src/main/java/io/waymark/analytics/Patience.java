package io.waymark.analytics;

import io.waymark.events.EventStoreException;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.util.function.Supplier;

/** Tells callers of questions that took too long what they can do, instead of failing. */
final class Patience {
  private Patience() {}

  /**
   * The store's answer.
   *
   * @throws ApiProblem 503 if the store has too much to do
   */
  static <T> T with(Supplier<T> question) {
    try {
      return question.get();
    } catch (EventStoreException e) {
      throw switch (e.reason()) {
        case TIMEOUT ->
            new ApiProblem(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The question took too long. Ask for a shorter time or with fewer filters.");
        case BUSY ->
            new ApiProblem(
                ErrorCode.SERVICE_UNAVAILABLE, "Too many questions at once. Ask again soon.");
        case CANCELLED, FAILED -> e;
      };
    }
  }
}
