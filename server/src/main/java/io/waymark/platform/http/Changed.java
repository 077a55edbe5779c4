package io.waymark.platform.http;

import java.util.function.Function;

/**
 * Something as it was and as it is after a change, both from the transaction of the change.
 *
 * @param before the same as {@code after} if the change had no effect
 */
public record Changed<T>(T before, T after) {

  /** 200 with what it is now; what it was is for logs. */
  public Answer answer(Function<? super T, ?> view) {
    return Answer.ok(view.apply(after)).instead(view.apply(before));
  }
}
