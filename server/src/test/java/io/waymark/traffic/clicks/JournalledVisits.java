package io.waymark.traffic.clicks;

import io.waymark.events.Trigger;
import io.waymark.traffic.journal.Journal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Puts visits of people, each from an address of their own, into a journal. */
final class JournalledVisits {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private JournalledVisits() {}

  /** Appends the visits numbered from {@code from} to before {@code to}, and waits for them. */
  static void append(Journal journal, int from, int to) {
    for (var i = from; i < to; i++) {
      append(journal, VisitCodec.encode(visit(i)));
    }
  }

  /** The click id of a visit, which nothing else contains. */
  static String clickId(int number) {
    return "click-%06d".formatted(number);
  }

  private static Visit visit(int number) {
    return new Visit(
        NOON.plusSeconds(number),
        clickId(number),
        "ws_1",
        "link_1",
        "acme.test",
        "launch",
        "https://shop.test/",
        "10.0.%d.%d".formatted(number / 250, number % 250),
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        null,
        Trigger.LINK,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  private static void append(Journal journal, byte[] record) {
    var done = new CompletableFuture<Long>();
    journal.append(
        record,
        Runnable::run,
        new Journal.Outcome() {
          @Override
          public void appended(long sequence) {
            done.complete(sequence);
          }

          @Override
          public void failed(Exception cause) {
            done.completeExceptionally(cause);
          }
        });
    done.join();
  }
}
