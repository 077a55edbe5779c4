package io.waymark.archive;

import io.waymark.events.EventSnapshot;
import io.waymark.platform.crypto.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Writes archives. What is in memory does not grow with what there is. */
public final class Export {
  private static final int ROWS_AT_ONCE = 500;

  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final Supplier<? extends EventSnapshot> events;
  private final String product;

  /**
   * @param events opens what the event store has at the moment, which others may go on to fill
   * @param product the version of this program
   */
  public Export(
      Jdbi jdbi, SecretBox secrets, Supplier<? extends EventSnapshot> events, String product) {
    this.jdbi = jdbi;
    this.secrets = secrets;
    this.events = events;
    this.product = product;
  }

  /**
   * Writes everything, as it was at one moment: clicks are those that the counters have counted.
   *
   * @param to a folder that is not there or is empty, or a file that is not there and ends with
   *     {@code .zip} or {@code .tar.gz}
   * @param workspace the slug of the only workspace to write; null for the whole server
   * @param withSecrets whether passwords of links, what signs webhooks, and the like are told
   * @return how many lines each file has; empty if there is no such workspace
   * @throws IOException if the archive cannot be written; what is there of it is of no use
   */
  public Optional<SortedMap<String, Long>> write(
      Path to, @Nullable String workspace, boolean withSecrets) throws IOException {
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> {
            handle.execute("set transaction read only");
            var only = workspace == null ? null : named(handle, workspace);
            if (workspace != null && only == null) {
              return Optional.empty();
            }
            return Optional.of(write(handle, to, only, withSecrets));
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The one workspace that is written. */
  private record Only(String id, String slug) {}

  private static @Nullable Only named(Handle handle, String slug) {
    return handle
        .createQuery("select id, slug from workspaces where lower(slug) = lower(:slug)")
        .bind("slug", slug)
        .map((row, _) -> new Only(row.getString("id"), row.getString("slug")))
        .findOne()
        .orElse(null);
  }

  private SortedMap<String, Long> write(
      Handle handle, Path to, @Nullable Only only, boolean withSecrets) throws IOException {
    var id = only == null ? null : only.id();
    var files = new TreeMap<String, Manifest.Entry>();
    // The first question, so that the database stands still from here; events are stored before
    // they are counted, so the store, asked later, has them all.
    var counted = counted(handle);
    try (var stored = events.get();
        var sink = ArchiveSink.create(to)) {
      if (stored.lastOfDays() > counted) {
        throw new IOException("old clicks were put together at this very moment: try again");
      }
      for (var file : Contents.TABLES) {
        if ((id != null && file.scope() == null) || (!withSecrets && file.onlySecrets())) {
          continue;
        }
        try (var out = sink.begin(file.fileName())) {
          var writer = new LineWriter(file.fields(), withSecrets, out);
          rows(handle, file, id, row -> writer.write((at, field) -> value(row, at + 1, field)));
          files.put(file.fileName(), writer.end());
        }
      }
      files.put(
          EventFile.CLICKS.fileName(),
          events(sink, EventFile.CLICKS, each -> stored.clicks(id, counted, each)));
      files.put(
          EventFile.CLICK_DAYS.fileName(),
          events(sink, EventFile.CLICK_DAYS, each -> stored.days(id, each)));
      try (var out = sink.begin(Manifest.FILE)) {
        out.write(
            Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(
                    new Manifest(
                        Manifest.FORMAT,
                        product,
                        only == null ? null : only.slug(),
                        withSecrets,
                        files)));
        out.write('\n');
      }
    }
    var lines = new TreeMap<String, Long>();
    files.forEach((name, entry) -> lines.put(name, entry.lines()));
    return lines;
  }

  private static long counted(Handle handle) {
    return handle
        .createQuery("select max(sequence) from journal_positions")
        .mapTo(Long.class)
        .one();
  }

  private static <T> Manifest.Entry events(
      ArchiveSink sink, EventFile<T> file, Consumer<Consumer<T>> all) throws IOException {
    try (var out = sink.begin(file.fileName())) {
      var writer = new LineWriter(file.fields(), true, out);
      all.accept(
          event -> {
            try {
              writer.write((at, _) -> file.parts().get(at).value().apply(event));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return writer.end();
    }
  }

  /** What is done with a row. */
  private interface RowWork {
    void with(ResultSet row) throws SQLException, IOException;
  }

  private static void rows(Handle handle, TableFile file, @Nullable String workspace, RowWork work)
      throws IOException {
    var sql = query(file, workspace == null ? null : "?");
    try (var statement = handle.getConnection().prepareStatement(sql)) {
      // Together with the transaction, this makes the driver fetch rows as they are read.
      statement.setFetchSize(ROWS_AT_ONCE);
      for (var at = 1; at <= statement.getParameterMetaData().getParameterCount(); at++) {
        statement.setString(at, workspace);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          work.with(rows);
        }
      }
    } catch (SQLException e) {
      throw new IOException("%s cannot be read: %s".formatted(file.table(), e.getMessage()), e);
    }
  }

  /**
   * The rows of a file in the order of its lines.
   *
   * @param workspace what stands for the workspace's id; null for all rows
   */
  static String query(TableFile file, @Nullable String workspace) {
    var columns =
        file.fields().stream()
            .filter(field -> !field.given())
            .map(field -> TableFile.over(field.read(), "t") + " as \"" + field.name() + '"')
            .collect(Collectors.joining(", "));
    var order =
        file.order().stream()
            .map(part -> TableFile.over(part, "t") + (isMoment(part) ? "" : " collate \"C\""))
            .collect(Collectors.joining(", "));
    var scope =
        workspace == null || file.scope() == null
            ? "true"
            : TableFile.over(scope(file), "t").replace(":workspace", workspace);
    return "select %s from %s t where %s order by %s"
        .formatted(columns, file.table(), scope, order);
  }

  private static boolean isMoment(String part) {
    return part.endsWith("_at");
  }

  /** Users are whose id a row of the workspace names. */
  private static String scope(TableFile file) {
    if (!file.equals(IdentityFiles.USERS)) {
      return String.valueOf(file.scope());
    }
    return Contents.TABLES.stream()
        .filter(other -> !other.equals(file) && other.scope() != null)
        .flatMap(
            other ->
                other.fields().stream()
                    .filter(field -> Reference.USER.equals(field.reference()))
                    .map(
                        field ->
                            "select u.%s from %s u where %s"
                                .formatted(
                                    field.column(),
                                    other.table(),
                                    TableFile.over(String.valueOf(other.scope()), "u"))))
        .collect(Collectors.joining(" union all ", "@.id in (", ")"));
  }

  private @Nullable Object value(ResultSet row, int column, Field field) throws IOException {
    try {
      return switch (field.kind()) {
        case TEXT, HASH -> row.getString(column);
        case WHOLE -> row.getObject(column) == null ? null : (Object) row.getLong(column);
        case DECIMAL -> row.getBigDecimal(column);
        case TRUTH -> row.getObject(column, Boolean.class);
        case MOMENT -> {
          var moment = row.getObject(column, OffsetDateTime.class);
          yield moment == null ? null : moment.toInstant();
        }
        case DAY -> {
          var day = row.getObject(column, LocalDate.class);
          yield day == null ? null : day.toString();
        }
        case JSON -> {
          var json = row.getString(column);
          yield json == null ? null : new LineWriter.Raw(json);
        }
        case TEXTS -> {
          var texts = row.getArray(column);
          yield texts == null ? null : List.of((String[]) texts.getArray());
        }
        case BYTES -> {
          var bytes = row.getBytes(column);
          yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }
        case SEALED -> {
          var sealed = row.getBytes(column);
          yield sealed == null ? null : secrets.open(sealed);
        }
      };
    } catch (SQLException e) {
      throw new IOException("%s cannot be read: %s".formatted(field.name(), e.getMessage()), e);
    }
  }
}
