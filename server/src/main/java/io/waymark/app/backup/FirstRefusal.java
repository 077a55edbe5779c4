package io.waymark.app.backup;

import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import org.jspecify.annotations.Nullable;

/** Remembers the first line that is refused. */
final class FirstRefusal implements Report {
  private @Nullable String words;

  /** Which one it is and why; null if none is. */
  @Nullable String words() {
    return words;
  }

  @Override
  public void line(
      String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
    if (outcome == Outcome.REFUSED && words == null) {
      words = "%s:%d: %s".formatted(file, line, problem);
    }
  }

  @Override
  public void file(String file, Tally tally) {}
}
