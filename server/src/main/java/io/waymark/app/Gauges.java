package io.waymark.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waymark.links.LinkCache;
import io.waymark.logs.LogSlice;
import io.waymark.platform.mail.MailSlice;
import io.waymark.traffic.clicks.ClickSlice;
import io.waymark.traffic.journal.FileJournal;

/** What operators watch over time, beside what the framework measures itself. */
final class Gauges {
  private Gauges() {}

  static void register(
      MeterRegistry metrics,
      FileJournal journal,
      LinkCache cache,
      ClickSlice clicks,
      MailSlice mail,
      LogSlice logs) {
    Gauge.builder("waymark.journal.sequence", journal, j -> j.nextSequence() - 1)
        .description("Visits journalled since the beginning")
        .register(metrics);
    Gauge.builder("waymark.journal.bytes", journal, j -> j.status().bytesOnDisk())
        .baseUnit("bytes")
        .description("Size of the journal on disk")
        .register(metrics);
    Gauge.builder("waymark.journal.lost", journal, j -> j.status().failedRecords())
        .description("Visits the journal refused since the start")
        .register(metrics);
    Gauge.builder("waymark.journal.failing", journal, j -> j.status().problem().isPresent() ? 1 : 0)
        .description("1 while the journal's disk refuses visits")
        .register(metrics);
    Gauge.builder("waymark.journal.skipped", journal, j -> j.status().recovery().found())
        .description("Damaged places the journal passed over since the start")
        .register(metrics);
    Gauge.builder("waymark.clicks.stored", clicks, ClickSlice::storedSequence)
        .description("Visits that are in the event store")
        .register(metrics);
    Gauge.builder("waymark.clicks.counted", clicks, ClickSlice::countedSequence)
        .description("Visits that are folded into the counters")
        .register(metrics);
    Gauge.builder("waymark.link.cache.size", cache, LinkCache::size)
        .description("Addresses remembered for redirects")
        .register(metrics);
    Gauge.builder("waymark.link.cache.hit.rate", cache, LinkCache::hitRate)
        .description("Share of look-ups answered from memory")
        .register(metrics);
    Gauge.builder("waymark.mails.waiting", mail, MailSlice::waiting)
        .description("Mails the mail server has not taken yet")
        .register(metrics);
    Gauge.builder("waymark.requests.unlogged", logs, LogSlice::leftOut)
        .description(
            "Calls of the API that are missing from their log: they came too fast, or could not be stored")
        .register(metrics);
  }

  /**
   * Takes out all that measured this server: a registry outlives it where servers follow each other
   * in one process.
   */
  static void forget(MeterRegistry metrics) {
    metrics.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith("waymark."))
        .filter(Gauge.class::isInstance)
        .forEach(metrics::remove);
  }
}
