package io.waymark.app.archiving;

import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import org.jspecify.annotations.Nullable;

/**
 * For people: what changes, line by line, and how much of each file does.
 *
 * @param would whether nothing changes in truth
 * @param everyLine whether lines are told that are not refused
 */
record TextReport(Teller teller, boolean would, boolean everyLine) implements Report {

  @Override
  public void line(
      String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
    var place = line == 0 ? file : file + ":" + line;
    if (outcome == Outcome.REFUSED) {
      teller.complain("%s: %s".formatted(place, problem));
    } else if (everyLine && outcome != Outcome.UNCHANGED) {
      teller.say("%s: %s%s: %s".formatted(place, would ? "would be " : "", outcome.label(), id));
    }
  }

  @Override
  public void file(String file, Tally tally) {
    teller.say(
        "%s: %d created, %d updated, %d unchanged, %d refused"
            .formatted(file, tally.created(), tally.updated(), tally.unchanged(), tally.refused()));
  }
}
