package io.waymark.traffic.redirect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.events.Agent;
import io.waymark.events.Place;
import io.waymark.links.CachedLink;
import io.waymark.links.LinkCache;
import io.waymark.platform.crypto.BufferedRandom;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.text.RandomText;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitCodec;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one redirect costs without HTTP: cache look-up, decision, and handing the visit to the
 * journal. Run it with {@code bench/jmh}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RedirectBenchmark {
  private static final int LINKS = 10_000;
  private static final int MOST_UNDER_WAY = 20_000;

  /** The query a visitor's request carries. */
  @Param({"", "utm_source=news&ref=a"})
  String query = "";

  private final Cache<LinkCache.Address, CachedLink> cache =
      Caffeine.newBuilder().maximumSize(LINKS).build();
  private final Clock clock = Clock.systemUTC();
  private final BufferedRandom random = new BufferedRandom(new SecureRandom());
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final RedirectRules rules =
      new RedirectRules(
          new PasswordTokens(new SecretBox(new byte[32], new SecureRandom())),
          new SendingRules(
              new Bots(),
              new FinalUrl(new Overrides(false), new MobileAttribution("")),
              new InterstitialRules("https://app.example.com")),
          "");

  private Path folder = Path.of("");
  private @org.jspecify.annotations.Nullable FileJournal journal;
  private long next;

  /** Fills the cache and opens a journal. */
  @Setup
  public void open() throws IOException {
    for (var i = 0; i < LINKS; i++) {
      cache.put(new LinkCache.Address("go.example.com", "key" + i), link("key" + i));
    }
    folder = Files.createTempDirectory("waymark-bench");
    journal = FileJournal.open(JournalSettings.in(folder.resolve("journal")));
  }

  /** Removes the journal. */
  @TearDown
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The look-up alone. */
  @Benchmark
  public Object lookUp() {
    return found();
  }

  /** Look-up and decision. */
  @Benchmark
  public Object decide() {
    return decision();
  }

  /**
   * Look-up, decision, encoding and handing over to the journal, which writes on its own thread.
   */
  @Benchmark
  public Object journalled() throws InterruptedException {
    var decision = decision();
    if (decision instanceof Decision.Redirect redirect && journal != null) {
      underWay.acquire();
      journal.append(encoded(redirect.recording()), Runnable::run, new Answered());
      if ((next & 0xFFFF) == 0) {
        journal.release(journal.nextSequence() - 1);
      }
    }
    return decision;
  }

  private final class Answered implements Journal.Outcome {
    @Override
    public void appended(long sequence) {
      underWay.release();
    }

    @Override
    public void failed(Exception cause) {
      throw new IllegalStateException(cause);
    }
  }

  private CachedLink found() {
    next++;
    var address = new LinkCache.Address("go.example.com", "key" + next % LINKS);
    return java.util.Objects.requireNonNull(cache.getIfPresent(address));
  }

  private Decision decision() {
    var link = found();
    var visitor =
        new VisitorRequest(
            link.domain(),
            link.key(),
            false,
            "/" + link.key(),
            query.isEmpty() ? null : query,
            null,
            false,
            false,
            clock.instant(),
            "203.0.113.7",
            "Mozilla/5.0",
            () -> "",
            () -> Agent.UNKNOWN,
            () -> Place.UNKNOWN);
    return rules.decide(visitor, null, link, Set.of(), _ -> RandomText.of(16, random), random);
  }

  private byte[] encoded(Decision.Recording click) {
    return VisitCodec.encode(
        new Visit(
            clock.instant(),
            click.clickId(),
            click.workspaceId(),
            click.linkId(),
            click.domain(),
            click.key(),
            click.url(),
            "203.0.113.7",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
            null,
            click.trigger(),
            click.qr(),
            false,
            false,
            click.botParameter(),
            click.untracked(),
            null));
  }

  private static CachedLink link(String key) {
    return new CachedLink(
        "link_" + key,
        "go.example.com",
        key,
        "ws_1",
        "https://example.com/" + key,
        WebUrl.parse("https://example.com/" + key),
        false,
        false,
        false,
        false,
        false,
        null);
  }
}
