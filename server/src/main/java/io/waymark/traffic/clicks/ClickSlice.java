package io.waymark.traffic.clicks;

import io.waymark.events.EventStore;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.threads.BackgroundThreads;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The consumers of the journal, put together: they run from {@link #start} until {@link #drain}.
 */
public final class ClickSlice {
  private static final int MOST_REMEMBERED_VISITORS = 4_000_000;

  private final ClickPipeline pipeline;
  private final CounterLoop counters;
  private final EventStore store;
  private final ClickFinder finder;
  private final Thread pipelineThread;
  private final Thread counterThread;

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
    this.pipeline = new ClickPipeline(journal, store, classifier, clock, gather, mostPerBatch);
    this.finder = new ClickFinder(journal, store, pipeline, clock);
    var news = new ClickNews(jdbi, outbox);
    this.counters = new CounterLoop(journal, store, new CounterFold(jdbi, news), news);
    this.pipelineThread = BackgroundThreads.named("clicks-").newThread(pipeline);
    this.counterThread = BackgroundThreads.named("counters-").newThread(counters);
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

  /**
   * Stores and counts what is journalled, then stops. Gives up when the time is over; the rest is
   * done at the next start.
   *
   * @return whether everything was done
   */
  public boolean drain(Duration patience) throws InterruptedException {
    pipeline.drain();
    var stored = pipelineThread.join(patience);
    counters.drain();
    var counted = counterThread.join(patience);
    pipelineThread.interrupt();
    counterThread.interrupt();
    return stored && counted;
  }
}
