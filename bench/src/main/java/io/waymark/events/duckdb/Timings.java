package io.waymark.events.duckdb;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** How long something took, in milliseconds. */
final class Timings {
  private final double[] millis;
  private double first;

  Timings(int rounds) {
    millis = new double[rounds];
  }

  /**
   * @param round from 0; one before that is the first time, which is not among the others
   */
  <T> T time(Callable<T> work, int round) {
    var began = System.nanoTime();
    try {
      var answer = work.call();
      var took = (System.nanoTime() - began) / 1e6;
      if (round >= 0) {
        millis[round] = took;
      } else {
        first = took;
      }
      return answer;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  double first() {
    return first;
  }

  void atLeast(double value) {
    millis[0] = Math.max(millis[0], value);
  }

  double quantile(double part) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
