package io.waymark.events.duckdb;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import io.waymark.events.Conversion;
import io.waymark.events.CountedVisit;
import io.waymark.events.Dimension;
import io.waymark.events.Event;
import io.waymark.events.EventArchive;
import io.waymark.events.EventPage;
import io.waymark.events.EventSnapshot;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Events in one DuckDB file, which belongs to this process alone while the store is open. After a
 * failure that leaves DuckDB's memory in doubt the file is opened anew; who asks meanwhile waits.
 */
public final class DuckDbEventStore implements EventStore {

  /** Answered from what is kept, a question takes five to ten milliseconds. */
  private static final Duration SLOW = Duration.ofMillis(15);

  private final Map<Object, Consumer<Event>> followers = new ConcurrentHashMap<>();
  private final Reopening instances;

  private DuckDbEventStore(DuckDbSettings settings, Duration slow) {
    instances = new Reopening(() -> Instance.open(settings, slow), settings.questionTimeout());
  }

  /** Loads DuckDB's native code, which {@link #open} does by itself: this is for doing it early. */
  public static void loadLibrary() {
    try {
      Class.forName("org.duckdb.DuckDBNative", true, DuckDbEventStore.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // open() will fail for the same reason, where somebody hears of it
    }
  }

  /**
   * Opens the file, or creates it, and brings its tables up to date.
   *
   * @throws EventStoreException if that fails, as when another process has it open or a newer
   *     Waymark has written it
   */
  public static DuckDbEventStore open(DuckDbSettings settings) {
    return open(settings, SLOW);
  }

  /** The same, with another idea of which questions are worth keeping (see {@link KeptSums}). */
  static DuckDbEventStore open(DuckDbSettings settings, Duration slow) {
    return new DuckDbEventStore(settings, slow);
  }

  @Override
  public void append(Iterable<Click> clicks, long position) {
    // Whoever appends tries again until it works, so there is no second try here.
    if (!isFollowed()) {
      instances.working().append(clicks, position);
      return;
    }
    var kept = new ArrayList<Click>();
    clicks.forEach(kept::add);
    if (instances.working().append(kept, position)) {
      tell(kept);
    }
  }

  @Override
  public void appendConversions(List<? extends Conversion> conversions) {
    tell(instances.with(instance -> instance.appendConversions(conversions)));
  }

  @Override
  public long position() {
    return instances.with(Instance::position);
  }

  @Override
  public ClickCounts countsBetween(long afterSequence, long upToSequence) {
    return instances.with(instance -> instance.countsBetween(afterSequence, upToSequence));
  }

  @Override
  public List<Click> countedBetween(
      long afterSequence, long upToSequence, Collection<String> linkIds) {
    return instances.with(
        instance -> instance.countedBetween(afterSequence, upToSequence, linkIds));
  }

  @Override
  public void recentCounted(Instant since, Consumer<CountedVisit> each) {
    instances.working().recentCounted(since, each);
  }

  @Override
  public Optional<Click> findClick(String clickId) {
    return instances.with(instance -> instance.findClick(clickId));
  }

  @Override
  public Metrics total(Selection selection) {
    return instances.with(instance -> instance.total(selection));
  }

  @Override
  public List<Metrics> timeline(Selection selection, Timeline timeline) {
    return instances.with(instance -> instance.timeline(selection, timeline));
  }

  @Override
  public List<Group> groups(Selection selection, Dimension dimension, int limit) {
    return instances.with(instance -> instance.groups(selection, dimension, limit));
  }

  @Override
  public List<Event> events(Selection selection, EventPage page) {
    return instances.with(instance -> instance.events(selection, page));
  }

  @Override
  public void writeParquet(Selection selection, OutputStream out) throws IOException {
    instances.working().writeParquet(selection, out);
  }

  @Override
  public void rollUp(Instant before, long upToSequence) {
    instances.run(instance -> instance.rollUp(before, upToSequence));
  }

  @Override
  public boolean forget(String workspaceId, int most) {
    return instances.with(instance -> instance.forget(workspaceId, most));
  }

  /** Adds every day that ended before the moment to the sums, which happens by itself later. */
  void sumUp(Instant before) {
    instances.run(instance -> instance.sumUp(before));
  }

  ClickSums.Coverage coverage() {
    return instances.with(Instance::coverage);
  }

  @Override
  public EventSnapshot snapshot() {
    return instances.with(Instance::snapshot);
  }

  @Override
  public EventArchive archive() {
    return instances.with(Instance::archive);
  }

  @Override
  public Following follow(Consumer<Event> each) {
    var following = new Object();
    followers.put(following, each);
    return () -> followers.remove(following);
  }

  @Override
  public boolean isFollowed() {
    return !followers.isEmpty();
  }

  private void tell(List<? extends Event> events) {
    for (var follower : followers.values()) {
      events.forEach(follower);
    }
  }

  @Override
  public Optional<String> problem() {
    try {
      instances.run(Instance::probe);
      return Optional.empty();
    } catch (EventStoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    instances.close();
  }
}
