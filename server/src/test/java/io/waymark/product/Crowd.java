package io.waymark.product;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Visitors who keep coming, several at a time, whether the server answers or not. */
final class Crowd implements AutoCloseable {
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(20);
  private static final Duration BETWEEN_VISITS = Duration.ofMillis(1);

  private final Visits visits;
  private final List<String> linkKeys;
  private final int port;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  private Crowd(Visits visits, List<String> linkKeys, int port) {
    this.visits = visits;
    this.linkKeys = List.copyOf(linkKeys);
    this.port = port;
  }

  static Crowd gather(Visits visits, List<String> linkKeys, int port, int people, long seed) {
    var crowd = new Crowd(visits, linkKeys, port);
    for (var person = 0; person < people; person++) {
      var random = new Random(seed + person);
      crowd.threads.execute(() -> crowd.keepComing(random));
    }
    return crowd;
  }

  private void keepComing(Random random) {
    try (var browser = new Browser(port)) {
      while (!over) {
        var visit = visits.next(linkKeys, random);
        var pause = BETWEEN_VISITS;
        try {
          if (browser.visit(visit.path(), visit.ip(), visit.agent()) == 302) {
            visits.answered(visit);
          }
        } catch (IOException noAnswer) {
          pause = AFTER_A_FAILURE;
        }
        Thread.sleep(pause);
      }
    } catch (IOException closing) {
      // It is over anyway.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody comes any more, and who was there has left. */
  @Override
  public void close() {
    over = true;
    threads.close();
  }
}
