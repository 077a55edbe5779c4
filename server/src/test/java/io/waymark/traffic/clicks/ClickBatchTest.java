package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Click;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.GeoSettings;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.geo.TrustedProxies;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickBatchTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir private Path folder;
  private Journal journal;
  private final VisitClassifier classifier =
      new VisitClassifier(
          new Agents(),
          new Bots(),
          new Origins(TrustedProxies.NONE, GeoSettings.NONE, CLOCK, Runnable::run),
          new RepeatWindow(10_000),
          new RecentClicks(CLOCK, new SplittableRandom(1)));

  @BeforeEach
  void open() throws Exception {
    journal = FileJournal.open(JournalSettings.in(folder));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void hasEveryVisitOfItsStretchOnceInOrder() {
    JournalledVisits.append(journal, 0, 1_000);

    var clicks = all(new ClickBatch(journal, classifier, 3, 900));

    assertThat(clicks)
        .extracting(Click::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(3, 900).boxed().toList());
    assertThat(clicks).allMatch(click -> click.botReason() == null);
  }

  @Test
  void isTheSameWhenGoneThroughAgainFromTheBeginning() {
    JournalledVisits.append(journal, 0, 600);
    JournalledVisits.append(journal, 590, 610);
    var batch = new ClickBatch(journal, classifier, 1, 620);
    var started = batch.iterator();
    for (var i = 0; i < 300; i++) {
      started.next();
    }

    var once = all(batch);
    var twice = all(batch);

    assertThat(once).hasSize(620).isEqualTo(twice);
    assertThat(once.stream().filter(click -> click.botReason() == null)).hasSize(610);
  }

  @Test
  void endsWhereSequencesAreLeftOut() throws Exception {
    JournalledVisits.append(journal, 0, 5);
    journal.leaveOut(1_000);
    JournalledVisits.append(journal, 5, 10);

    assertThat(all(new ClickBatch(journal, classifier, 1, 500))).hasSize(5);
    assertThat(all(new ClickBatch(journal, classifier, 501, 1_005))).isEmpty();
    assertThat(all(new ClickBatch(journal, classifier, 1_006, 1_010))).hasSize(5);
  }

  private static List<Click> all(ClickBatch batch) {
    var all = new ArrayList<Click>();
    batch.forEach(all::add);
    return all;
  }
}
