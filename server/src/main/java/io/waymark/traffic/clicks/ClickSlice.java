package io.waymark.traffic.clicks;

import io.waymark.events.EventStore;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.threads.BackgroundThreads;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The consumers of the journal, put together: they run from {@link #start} until {@link #drain}.
 */
public final class ClickSlice {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final int MOST_REMEMBERED_VISITORS = 4_000_000;

  private final ClickPipeline pipeline;
  private final CounterLoop counters;
  private final EventStore store;
  private final ClickFinder finder;
  private final Journal journal;
  private volatile Thread pipelineThread;
  private volatile Thread counterThread;
  private volatile boolean stopped;

  /**
   * @param outbox is told of clicks that somebody wants to hear of
   * @param recent learns of every visit that counts
   * @param gather how long visits gather before they are stored together
   * @param mostPerBatch visits stored in one transaction at most
   */
  public ClickSlice(
      Journal journal,
      EventStore store,
      Jdbi jdbi,
      Outbox outbox,
      Agents agents,
      Bots bots,
      Origins origins,
      RecentClicks recent,
      InstantSource clock,
      Duration gather,
      int mostPerBatch) {
    var classifier =
        new VisitClassifier(
            agents, bots, origins, new RepeatWindow(MOST_REMEMBERED_VISITORS), recent);
    this.store = store;
    this.journal = journal;
    this.pipeline = new ClickPipeline(journal, store, classifier, clock, gather, mostPerBatch);
    this.finder = new ClickFinder(journal, store, pipeline, clock);
    var news = new ClickNews(jdbi, outbox);
    this.counters = new CounterLoop(journal, store, new CounterFold(jdbi, news), news);
    this.pipelineThread = thread("clicks-", pipeline);
    this.counterThread = thread("counters-", counters);
  }

  private static Thread thread(String name, Runnable loop) {
    return BackgroundThreads.named(name).newThread(loop);
  }

  /** The sequence a journal must not reuse: the highest position any consumer has reached. */
  public static long reached(EventStore store, Jdbi jdbi) {
    return Math.max(store.position(), CounterFold.position(jdbi));
  }

  /** The journal sequence up to which counters are folded. */
  public static long counted(Jdbi jdbi) {
    return CounterFold.position(jdbi);
  }

  public void start() {
    pipelineThread.start();
    counterThread.start();
  }

  /** Clicks by their ids. */
  public ClickFinder finder() {
    return finder;
  }

  /** The journal position up to which clicks are stored. */
  public long storedSequence() {
    return store.position();
  }

  /** The journal position up to which clicks are counted, as last seen. */
  public long countedSequence() {
    return counters.position();
  }

  /** What is done while nothing is stored or counted. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it.
     *
     * @param reached the sequence up to which all is stored and counted; those above it that were
     *     asked for are the work's
     */
    T with(long reached) throws IOException;
  }

  /**
   * Does something to what is stored. Visits go on: they are in the journal meanwhile, and stored
   * afterwards.
   *
   * @param sequences how many the work may use
   * @throws IOException if everything before cannot be stored and counted in time, or the work
   *     throws it
   */
  public <T> T whileStill(long sequences, Duration patience, Work<T> work) throws IOException {
    try {
      pipeline.rest();
      var resting = pipelineThread.join(patience);
      var reached = resting ? journal.leaveOut(sequences) : 0;
      if (resting) {
        pipeline.storeUpTo(reached);
      }
      counters.drain();
      if (!counterThread.join(patience) || !resting) {
        throw new IOException("the last visits cannot be stored and counted: see the log");
      }
      return work.with(reached);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      goOn();
    }
  }

  private void goOn() {
    if (stopped) {
      return;
    }
    pipeline.goOn();
    counters.goOn();
    // One that would not rest goes on by itself.
    if (!pipelineThread.isAlive()) {
      pipelineThread = thread("clicks-", pipeline);
      pipelineThread.start();
    }
    if (!counterThread.isAlive()) {
      counterThread = thread("counters-", counters);
      counterThread.start();
    }
  }

  /**
   * Waits until everything that visitors were answered by now is stored and counted.
   *
   * @throws IOException if it is not in time
   */
  public void awaitCounted(Duration patience) throws IOException {
    var end = journal.lastReadable();
    var deadline = System.nanoTime() + patience.toNanos();
    try {
      while (counters.position() < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("the last visits cannot be stored and counted: see the log");
        }
        Thread.sleep(MOMENT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Stores and counts what is journalled, then stops. Gives up when the time is over; the rest is
   * done at the next start.
   *
   * @return whether everything was done
   */
  public boolean drain(Duration patience) throws InterruptedException {
    stopped = true;
    pipeline.drain();
    var stored = pipelineThread.join(patience);
    counters.drain();
    var counted = counterThread.join(patience);
    pipelineThread.interrupt();
    counterThread.interrupt();
    return stored && counted;
  }
}
