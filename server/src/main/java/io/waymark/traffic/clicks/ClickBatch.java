package io.waymark.traffic.clicks;

import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.traffic.journal.Journal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stretch of the journal. It is read, and clicks are made, some at a time as they
 * are asked for, so that a large batch needs no more memory than a small one. Whether a visit
 * counts is found out once, however often its click is made. One thread at a time.
 */
final class ClickBatch implements Iterable<Click> {
  private static final Logger LOG = Logger.getLogger(ClickBatch.class);

  /**
   * Enough not to go back and forth between making clicks and storing them for each, which empties
   * the processor's caches; few enough for the collector's young generation.
   */
  private static final int MADE_TOGETHER = 250;

  private final Journal journal;
  private final VisitClassifier classifier;
  private final long first;
  private final long last;
  private final @Nullable BotReason[] reasons;
  private long classified;

  /**
   * @param first the sequence it begins with
   * @param last the one it ends with; everything up to it can be read
   */
  ClickBatch(Journal journal, VisitClassifier classifier, long first, long last) {
    this.journal = journal;
    this.classifier = classifier;
    this.first = first;
    this.last = last;
    reasons = new BotReason[Math.toIntExact(last - first + 1)];
    classified = first - 1;
  }

  @Override
  public Iterator<Click> iterator() {
    return new Iterator<>() {
      private long next = first;
      private Iterator<Click> made = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && next <= last) {
          var wanted = (int) Math.min(MADE_TOGETHER, last - next + 1);
          var entries = journal.read(next, wanted);
          next = entries.isEmpty() ? last + 1 : entries.getLast().sequence() + 1;
          made = clicks(entries).iterator();
        }
        return made.hasNext();
      }

      @Override
      public Click next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return made.next();
      }
    };
  }

  private List<Click> clicks(List<Journal.Entry> entries) {
    var clicks = new ArrayList<Click>(entries.size());
    for (var entry : entries) {
      // Sequences may be left out, and then the next one is perhaps beyond the end.
      var click = entry.sequence() > last ? null : click(entry);
      if (click != null) {
        clicks.add(click);
      }
    }
    return clicks;
  }

  private @Nullable Click click(Journal.Entry entry) {
    var sequence = entry.sequence();
    var isFirstTime = sequence > classified;
    classified = Math.max(classified, sequence);
    var index = (int) (sequence - first);
    try {
      var visit = VisitCodec.decode(entry.payload());
      if (!isFirstTime) {
        return classifier.again(sequence, visit, reasons[index]);
      }
      var click = classifier.classify(sequence, visit);
      reasons[index] = click.botReason();
      return click;
    } catch (IllegalArgumentException e) {
      if (isFirstTime) {
        LOG.errorf("journal record %d is no visit and is passed over: %s", sequence, e);
      }
      return null;
    }
  }
}
