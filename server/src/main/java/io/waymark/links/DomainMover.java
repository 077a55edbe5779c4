package io.waymark.links;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes links along when their domain is renamed, given away or deleted, a hundred at a time, so
 * that nobody waits long for a row (a hundred thousand links take some twenty seconds). The
 * redirect cache is told after every batch, and a restart goes on where it was.
 */
final class DomainMover {
  private static final Logger LOG = Logger.getLogger(DomainMover.class);
  private static final int BATCH = 100;
  private static final int PATIENCE = 200;
  private static final Duration PAUSE = Duration.ofMillis(25);

  /** A link whose creation began before the move may appear a moment after it. */
  private static final Duration STRAGGLERS = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final LinkCache cache;
  private final InstantSource clock;
  private final Executor background;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile boolean stopped;

  /**
   * @param background runs what does not fit into the first batch
   */
  DomainMover(Jdbi jdbi, LinkCache cache, InstantSource clock, Executor background) {
    this.jdbi = jdbi;
    this.cache = cache;
    this.clock = clock;
    this.background = background;
  }

  /**
   * Moves the domain's own link and a first batch at once, the rest in the background. The move
   * must be committed.
   */
  void begin(DomainMove move) {
    step(move, true);
    if (jdbi.withHandle(handle -> DomainLinks.remain(handle, move))) {
      background.execute(this::resume);
    }
  }

  /** Goes on with every move there is until it is done; returns early when told to stop. */
  void resume() {
    oneAtATime.lock();
    try {
      for (var move : jdbi.withHandle(DomainMoveTable::all)) {
        finish(move);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("links could not follow their domain; this is tried again soon", e);
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Makes {@link #resume} return after the batch it is at. */
  void stop() {
    stopped = true;
  }

  private void finish(DomainMove move) throws InterruptedException {
    for (var waits = 0; waits < PATIENCE && !stopped; ) {
      if (step(move, false) > 0) {
        waits = 0;
      } else if (jdbi.withHandle(handle -> DomainLinks.remain(handle, move))) {
        // Somebody holds the rest, such as the counting of clicks.
        waits++;
        Thread.sleep(PAUSE);
      } else {
        if (move.createdAt().plus(STRAGGLERS).isBefore(clock.instant())) {
          jdbi.useHandle(handle -> DomainMoveTable.delete(handle, move.id()));
        }
        return;
      }
    }
  }

  private int step(DomainMove move, boolean withRoot) {
    var touched =
        jdbi.inTransaction(
            handle ->
                DomainLinks.apply(
                    handle,
                    move,
                    chosen(handle, move, withRoot),
                    clock.instant().truncatedTo(ChronoUnit.MICROS)));
    for (var link : touched) {
      cache.forget(move.from(), link.before());
      if (move.to() != null) {
        cache.forget(move.to(), link.after());
      }
    }
    return touched.size();
  }

  private static List<String> chosen(Handle handle, DomainMove move, boolean withRoot) {
    var chosen = new ArrayList<String>();
    if (withRoot) {
      chosen.addAll(DomainLinks.root(handle, move));
    }
    for (var id : DomainLinks.some(handle, move, BATCH)) {
      if (!chosen.contains(id)) {
        chosen.add(id);
      }
    }
    return chosen;
  }
}
