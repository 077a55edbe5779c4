package io.waymark.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.EventArchive;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.Slips;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Takes archives in: all of one, or nothing. What is in memory does not grow with what is in the
 * archive. Nobody else may use the data meanwhile.
 */
public final class Import {
  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final EventArchive events;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * @param random for secrets that an archive does not tell; cryptographically strong
   */
  public Import(
      Jdbi jdbi,
      SecretBox secrets,
      EventArchive events,
      RandomGenerator random,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.secrets = secrets;
    this.events = events;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Takes an archive in, unless it is a rehearsal or a line is refused.
   *
   * @param reached the highest sequence that the journal ever gave; all up to it is stored and
   *     counted
   * @param rehearsal whether to find out only what would become of it
   * @return how many lines are refused; if any, nothing has changed
   * @throws IOException if the archive cannot be read, with words for people
   */
  public long run(Path from, long reached, boolean rehearsal, Report report) throws IOException {
    try (var source = ArchiveSource.of(from);
        var handle = jdbi.open();
        var intake = events.begin()) {
      handle.begin();
      try {
        var work = new Work(handle, intake, source, report, false);
        var refused = work.run();
        if (refused > 0 || rehearsal) {
          handle.rollback();
        } else {
          work.commit(reached);
        }
        return refused;
      } catch (RuntimeException | IOException e) {
        handle.rollback();
        throw e;
      }
    }
  }

  /**
   * Puts an archive in the place of everything there is, unless a line is refused. Whatever becomes
   * of this process, afterwards there is all of the one or all of the other, once {@link #settle}
   * was called.
   *
   * @param reached as in {@link #run}
   * @return how many lines are refused; if any, nothing has changed
   * @throws IOException if the archive cannot be read, with words for people; nothing has changed
   */
  public long replace(Path from, long reached, Report report) throws IOException {
    var generation = random.nextLong(1, Long.MAX_VALUE);
    var refused = leaveAside(from, reached, generation, report);
    if (refused == 0) {
      events.replace(generation);
    }
    return refused;
  }

  private long leaveAside(Path from, long reached, long generation, Report report)
      throws IOException {
    try (var source = ArchiveSource.of(from);
        var handle = jdbi.open()) {
      handle.begin();
      try {
        Emptying.of(handle);
        long refused;
        try (var intake = events.begin()) {
          var work = new Work(handle, intake, source, report, true);
          refused = work.run();
          if (refused == 0) {
            work.leaveAside(reached, generation);
          }
        }
        if (refused > 0) {
          handle.rollback();
        } else {
          handle.commit();
        }
        return refused;
      } catch (RuntimeException | IOException e) {
        handle.rollback();
        events.forgetLeftAside();
        throw e;
      }
    }
  }

  /**
   * Ends what {@link #replace} began before this process was: events follow the database. To be
   * called before anything is read or stored.
   */
  public static void settle(Jdbi jdbi, EventArchive events) {
    var generation =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select generation from event_generation")
                    .mapTo(Long.class)
                    .one());
    events.replace(generation);
    events.forgetLeftAside();
  }

  /** One archive that is being taken in. */
  private final class Work {
    private final Handle handle;
    private final EventArchive.Incoming intake;
    private final ArchiveSource source;
    private final Report report;
    private final boolean replacing;
    private final TreeMap<String, String> sums = new TreeMap<>();
    private @Nullable String onlyWorkspace;
    private EventArchive.Counts counts = new EventArchive.Counts(0, 0, 0, 0);
    private long refused;

    Work(
        Handle handle,
        EventArchive.Incoming intake,
        ArchiveSource source,
        Report report,
        boolean replacing) {
      this.handle = handle;
      this.intake = intake;
      this.source = source;
      this.report = report;
      this.replacing = replacing;
    }

    long run() throws IOException {
      names();
      var manifest = Manifest.of(source);
      for (var file : Contents.TABLES) {
        try {
          table(file);
        } catch (JdbiException e) {
          refuse(file.fileName(), 0, "the database does not take it: " + words(e));
          return refused;
        }
      }
      var clicks = events(EventFile.CLICKS, intake::add);
      var days = events(EventFile.CLICK_DAYS, intake::add);
      counts = replacing ? intake.count() : intake.compare();
      tell(EventFile.CLICKS, clicks, counts.clicks(), counts.newClicks());
      tell(EventFile.CLICK_DAYS, days, counts.days(), counts.newDays());
      if (manifest != null) {
        compare(manifest);
      }
      return refused;
    }

    void commit(long reached) {
      if (counts.newClicks() + counts.newDays() == 0) {
        handle.commit();
        return;
      }
      // The database first: should this be the end, the store lacks clicks, which the next import
      // adds, and no counter counts them.
      var position = reached + counts.newClicks();
      handle
          .createUpdate("update journal_positions set sequence = greatest(sequence, :position)")
          .bind("position", position)
          .execute();
      handle.commit();
      intake.commit(position);
    }

    void leaveAside(long reached, long generation) {
      var position = reached + counts.clicks();
      handle
          .createUpdate("update journal_positions set sequence = :position")
          .bind("position", position)
          .execute();
      handle
          .createUpdate("update event_generation set generation = :generation")
          .bind("generation", generation)
          .execute();
      intake.leaveAside(position, generation);
    }

    private void refuse(String file, long line, String problem) {
      refused++;
      report.line(file, line, Outcome.REFUSED, null, problem);
    }

    /** Complains of files that would be passed over. */
    private void names() throws IOException {
      var known =
          Stream.concat(Contents.all().stream().map(Described::fileName), Stream.of(Manifest.FILE))
              .toList();
      for (var name : source.names()) {
        if (!known.contains(name) && (name.endsWith(".ndjson") || name.endsWith(".json"))) {
          refuse(
              name,
              0,
              "archives have no such file; did you mean %s?".formatted(Slips.nearest(name, known)));
        }
      }
    }

    private void compare(Manifest manifest) {
      manifest
          .files()
          .forEach(
              (name, entry) -> {
                if (!entry.sha256().equals(sums.get(name))) {
                  refuse(
                      name,
                      0,
                      "is not what %s says it is: damaged, or changed by hand. Remove that file to import it all the same"
                          .formatted(Manifest.FILE));
                }
              });
    }

    private void table(TableFile file) throws IOException {
      var found = source.open(file.fileName());
      var stage = new Stage(handle, file, clock.instant(), onlyWorkspace);
      var before = refused;
      if (found.isPresent()) {
        stage.create();
        try (var in = found.get()) {
          var reader = new LineReader(file.fields());
          var lines = new Lines(in);
          lines.each(
              (number, line) -> {
                var columns = columns(file, reader, line);
                stage.add(columns.put("line", number), line.length());
              },
              (number, words) -> refuse(file.fileName(), number, words));
          sums.put(file.fileName(), lines.sha256());
        }
        stage.settle();
        new StagedSecrets(handle, file, secrets, random).settle();
        stage.decide();
        stage.apply();
        var tally = stage.tell(report, refused - before);
        refused = before + tally.refused();
        report.file(file.fileName(), tally);
      }
      if (file.equals(IdentityFiles.WORKSPACES)) {
        onlyWorkspace = onlyWorkspace(found.isPresent());
      }
    }

    private @Nullable String onlyWorkspace(boolean archived) {
      var ids = archived ? ids("lines") : List.<String>of();
      if (ids.isEmpty()) {
        ids = ids("workspaces");
      }
      return ids.size() == 1 ? ids.getFirst() : null;
    }

    private List<String> ids(String table) {
      return handle
          .createQuery("select id from %s where id is not null limit 2".formatted(table))
          .mapTo(String.class)
          .list();
    }

    private ObjectNode columns(TableFile file, LineReader reader, String line) throws LineProblem {
      var columns = Json.MAPPER.createObjectNode();
      reader.read(
          line,
          new LineReader.Taker() {
            @Override
            public void value(Field field, @Nullable JsonNode value) {
              if (value != null && field.kind() == Kind.SEALED) {
                columns.put(field.column(), seal(value.textValue()));
              } else {
                columns.set(field.column(), value);
              }
            }

            @Override
            public void withheld(Field field) {
              columns.withArray("withheld").add(field.column());
            }

            @Override
            public void absent(Field field) {
              columns.withArray("absent").add(field.column());
            }
          });
      file.finer().complete(columns, this::seal);
      return columns;
    }

    private String seal(String text) {
      return Kind.hex(secrets.seal(text));
    }

    /** Hands a file's events over; returns how many of its lines are refused. */
    private <T> long events(EventFile<T> file, Consumer<T> each) throws IOException {
      var found = source.open(file.fileName());
      if (found.isEmpty()) {
        return -1;
      }
      var before = refused;
      try (var in = found.get()) {
        var reader = new LineReader(file.fields());
        var lines = new Lines(in);
        lines.each(
            (_, line) -> {
              var values = Json.MAPPER.createObjectNode();
              reader.read(line, new Fields(values));
              each.accept(file.made().apply(new EventFile.Values(values)));
            },
            (number, words) -> refuse(file.fileName(), number, words));
        sums.put(file.fileName(), lines.sha256());
      }
      return refused - before;
    }

    private void tell(EventFile<?> file, long refusedLines, long all, long fresh) {
      if (refusedLines >= 0) {
        report.file(file.fileName(), new Report.Tally(fresh, 0, all - fresh, refusedLines));
      }
    }
  }

  /** The values of a line by their fields' names. */
  private record Fields(ObjectNode values) implements LineReader.Taker {
    @Override
    public void value(Field field, @Nullable JsonNode value) {
      values.set(field.name(), value);
    }

    @Override
    public void withheld(Field field) {}

    @Override
    public void absent(Field field) {}
  }

  private static String words(JdbiException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
      }
    }
    return String.valueOf(e.getMessage());
  }
}
