package io.waymark.app.archiving;

import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import org.jspecify.annotations.Nullable;

/** Tells the first lines that are refused, and counts them all. */
final class Refusals implements Report {
  private static final int MOST_TOLD = 100;

  private final Teller teller;
  private long count;

  Refusals(Teller teller) {
    this.teller = teller;
  }

  long count() {
    return count;
  }

  @Override
  public void line(
      String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
    if (outcome == Outcome.REFUSED && ++count <= MOST_TOLD) {
      teller.complain("%s:%d: %s".formatted(file, line, problem));
    }
  }

  @Override
  public void file(String file, Tally tally) {}
}
