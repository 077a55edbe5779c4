package io.waymark.logs;

import io.waymark.platform.threads.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes calls down some moments later, many at once, so that no caller waits for it. When the
 * database cannot keep up, or is away, calls are left out of the log rather than kept waiting; so
 * is a call that the database refuses for what it is, lest it keep the others out.
 */
final class RequestLog {
  private static final Logger LOG = Logger.getLogger(RequestLog.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_AT_ONCE = 500;

  private final Jdbi jdbi;
  private final BlockingQueue<LoggedRequest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong leftOut = new AtomicLong();
  private final Rounds rounds = new Rounds("writing the log of requests", this::write);
  private List<LoggedRequest> batch = List.of();

  RequestLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(LoggedRequest request) {
    if (!waiting.offer(request) && leftOut.getAndIncrement() == 0) {
      LOG.warn("requests come faster than they are logged, so some are left out of the log");
    }
  }

  /** How many calls are not in the log. */
  long leftOut() {
    return leftOut.get();
  }

  void start() {
    rounds.start();
  }

  /** Writes what waits, if the database takes it, and no more. */
  void stop() {
    rounds.stop();
    try {
      while (write()) {
        // until nothing waits
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d requests are left out of the log", batch.size() + waiting.size());
    }
  }

  /** What could not be written is tried again in the next round. */
  private boolean write() {
    if (batch.isEmpty()) {
      var next = new ArrayList<LoggedRequest>();
      waiting.drainTo(next, MOST_AT_ONCE);
      batch = next;
    }
    if (!batch.isEmpty()) {
      write(batch);
      batch = List.of();
    }
    return !waiting.isEmpty();
  }

  /** Those that are refused are found by halves. */
  private void write(List<LoggedRequest> requests) {
    try {
      jdbi.useTransaction(handle -> RequestTable.insert(handle, requests));
    } catch (JdbiException failure) {
      var reason = Refusal.ofData(failure).orElseThrow(() -> failure);
      if (requests.size() == 1) {
        leftOut.incrementAndGet();
        LOG.warnf("call %s cannot be logged: PostgreSQL says %s", requests.getFirst().id(), reason);
        return;
      }
      var half = requests.size() / 2;
      write(requests.subList(0, half));
      write(requests.subList(half, requests.size()));
    }
  }
}
