package io.waymark.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file in a table of their own, {@code lines}, until it is known what becomes of
 * each. Everything is done to all lines at once, so memory does not matter. Values are bound; names
 * are those of the description.
 */
final class Stage {
  private static final int LINES_AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 4 * 1024 * 1024;

  private final Handle handle;
  private final TableFile file;
  private final Instant now;
  private final @Nullable String onlyWorkspace;
  private ArrayNode waiting = Json.MAPPER.createArrayNode();
  private long waitingBytes;

  /**
   * @param onlyWorkspace the id of the workspace that lines mean that name none; null if there is
   *     no such
   */
  Stage(Handle handle, TableFile file, Instant now, @Nullable String onlyWorkspace) {
    this.handle = handle;
    this.file = file;
    this.now = now;
    this.onlyWorkspace = onlyWorkspace;
  }

  /** Makes the table, and forgets that of the file before. */
  void create() {
    var columns =
        Stream.concat(
                file.columns().stream().map(column -> "t." + column),
                file.fields().stream()
                    .filter(field -> !field.stored())
                    .map(field -> "null::%s as %s".formatted(type(field), field.column())))
            .collect(Collectors.joining(", "));
    handle.execute("drop table if exists pg_temp.lines");
    handle.execute(
        """
        create temp table lines on commit drop as
        select %s, 0::bigint as line, null::text[] as absent, null::text[] as withheld,
          null::text as problem, null::text as outcome
        from %s t with no data
        """
            .formatted(columns, file.table()));
  }

  private static String type(Field field) {
    if (field.given()) {
      return "bytea";
    }
    return field.kind() == Kind.TEXTS ? "text[]" : "text";
  }

  /** Adds a line. */
  void add(ObjectNode columns, int bytes) {
    waiting.add(columns);
    waitingBytes += bytes;
    if (waiting.size() >= LINES_AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
      flush();
    }
  }

  private void flush() {
    if (!waiting.isEmpty()) {
      handle
          .createUpdate(
              """
              insert into lines
              select * from jsonb_populate_recordset(null::pg_temp.lines, cast(:lines as jsonb))
              """)
          .bind("lines", waiting.toString())
          .execute();
      waiting = Json.MAPPER.createArrayNode();
      waitingBytes = 0;
    }
  }

  /** Finds out what lines do not say, and what is wrong with them. */
  void settle() {
    flush();
    handle.execute("create unique index on lines (line)");
    handle.execute("analyze lines");
    for (var field : file.fields()) {
      if (field.absence() instanceof Absence.Found found
          && found.early()
          && !field.name().equals("id")) {
        execute(
            "update lines s set %s = %s where '%s' = any(s.absent)"
                .formatted(field.column(), found.sql(), field.column()));
      }
      if (field.reference() != null) {
        resolve(field, field.reference());
      }
    }
    findIds();
    file.steps().forEach(this::execute);
    findOthers();
    new Checks(file, this::execute).run();
  }

  /** Names become ids. */
  private void resolve(Field field, Reference reference) {
    var column = field.column();
    if (reference.named() == null) {
      return;
    }
    if (field.members() == null) {
      execute(
          """
          update lines s set %1$s = t.id from %2$s t
          where s.%1$s is not null and not exists (select from %2$s e where e.id = s.%1$s) and %3$s
          """
              .formatted(
                  column, reference.table(), TableFile.over(reference.named(), "s." + column)));
    } else {
      execute(
          """
          update lines s set %1$s = (
            select array_agg(coalesce(
              (select e.id from %2$s e where e.id = x.name),
              (select t.id from %2$s t where %3$s limit 1),
              x.name) order by x.nth)
            from unnest(s.%1$s) with ordinality as x (name, nth))
          where cardinality(s.%1$s) > 0
          """
              .formatted(column, reference.table(), TableFile.over(reference.named(), "x.name")));
    }
  }

  /** Lines without an id are the row that is known by the same, or get an id made of that. */
  private void findIds() {
    if (file.idPrefix() == null || file.natural().isEmpty()) {
      return;
    }
    var same = equal(file.natural(), "t", "s");
    execute(
        "update lines s set id = t.id from %s t where s.id is null and %s"
            .formatted(file.table(), same));
    var parts =
        file.natural().stream()
            .map(part -> TableFile.over(part, "s") + "::text")
            .collect(Collectors.joining(", "));
    execute(
        """
        update lines s set id = '%s0' || left(upper(encode(sha256(convert_to(
          concat_ws(E'\\x1f', '%s', %s), 'UTF8')), 'hex')), 24)
        where s.id is null and num_nulls(%s) = 0
        """
            .formatted(file.idPrefix(), file.name(), parts, parts));
  }

  /** What else is to be found out, from the row that is there already or from nothing. */
  private void findOthers() {
    var sets =
        file.fields().stream()
            .filter(
                field ->
                    field.absence() instanceof Absence.Found found
                        && !found.early()
                        && field.stored())
            .map(
                field ->
                    "%1$s = case when '%1$s' = any(s.absent) then %2$s else s.%1$s end"
                        .formatted(field.column(), ((Absence.Found) field.absence()).sql()))
            .collect(Collectors.joining(", "));
    if (!sets.isEmpty()) {
      execute("update lines x set %s from %s where x.line = s.line".formatted(sets, joined()));
    }
  }

  /** Lines {@code s} with the rows {@code c} that are there already. */
  private String joined() {
    return joined(file);
  }

  static String joined(TableFile file) {
    return "lines s left join %s c on %s".formatted(file.table(), equal(file.identity(), "c", "s"));
  }

  static String equal(List<String> parts, String one, String other) {
    return parts.stream()
        .map(part -> TableFile.over(part, one) + " = " + TableFile.over(part, other))
        .collect(Collectors.joining(" and "));
  }

  /** Decides what becomes of each line. */
  void decide() {
    execute(
        """
        update lines x set outcome = case
          when x.problem is not null then 'refused'
          when %s is null then 'created'
          when row(%s) is not distinct from row(%s) then 'unchanged'
          else 'updated' end
        from %s where x.line = s.line
        """
            .formatted(
                TableFile.over(file.identity().getFirst(), "c"),
                compared("c"),
                compared("s"),
                joined()));
    handle.execute("analyze lines");
  }

  private String compared(String alias) {
    return Stream.concat(
            file.columns().stream().map(column -> alias + "." + column),
            file.lists().stream()
                .map(
                    field ->
                        alias.equals("s")
                            ? "s." + field.column()
                            : TableFile.over(field.read(), alias)))
        .collect(Collectors.joining(", "));
  }

  /** Writes what is created and what is updated. */
  void apply() {
    var columns = String.join(", ", file.columns());
    execute(
        "insert into %s (%s) select %s from lines where outcome = 'created' order by line"
            .formatted(file.table(), columns, columns));
    // Half a million links after an import that was rolled back: the statement below did not end
    // within minutes without fresh statistics.
    handle.execute("analyze " + file.table());
    var sets =
        file.columns().stream()
            .map(column -> column + " = s." + column)
            .collect(Collectors.joining(", "));
    execute(
        "update %s t set %s from lines s where s.outcome = 'updated' and %s"
            .formatted(file.table(), sets, equal(file.identity(), "t", "s")));
    for (var field : file.lists()) {
      if (field.members() != null) {
        list(field, field.members());
      }
    }
  }

  private void list(Field field, Members members) {
    execute(
        """
        delete from %1$s m using lines s
        where s.outcome = 'updated' and m.%2$s = s.id and s.%3$s is distinct from %4$s
        """
            .formatted(
                members.table(),
                members.owner(),
                field.column(),
                TableFile.over(field.read(), "s")));
    var position = members.position();
    execute(
        """
        insert into %1$s (%2$s, %3$s%4$s)
        select s.id, x.member%5$s from lines s
        cross join unnest(s.%6$s) with ordinality as x (member, nth)
        where s.outcome in ('created', 'updated')
        on conflict do nothing
        """
            .formatted(
                members.table(),
                members.owner(),
                members.member(),
                position == null ? "" : ", " + position,
                position == null ? "" : ", x.nth - 1",
                field.column()));
  }

  private void execute(String sql) {
    try (var update = handle.createUpdate(sql)) {
      if (sql.contains(":now")) {
        update.bind("now", now.atOffset(ZoneOffset.UTC));
      }
      if (sql.contains(":only")) {
        update.bind("only", onlyWorkspace);
      }
      update.execute();
    }
  }

  /** Tells of every line, in order. */
  Report.Tally tell(Report report, long refusedBefore) {
    var counts = new EnumMap<Outcome, Long>(Outcome.class);
    counts.put(Outcome.REFUSED, refusedBefore);
    var id =
        file.identity().stream()
            .map(part -> TableFile.over(part, "s") + "::text")
            .collect(Collectors.joining(", "));
    try (var rows =
        handle
            .createQuery(
                "select line, outcome, problem, concat_ws(' ', %s) as id from lines s order by line"
                    .formatted(id))
            .setFetchSize(LINES_AT_ONCE)
            .map(
                (row, _) -> {
                  var outcome = Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT));
                  counts.merge(outcome, 1L, Long::sum);
                  report.line(
                      file.fileName(),
                      row.getLong("line"),
                      outcome,
                      row.getString("id"),
                      row.getString("problem"));
                  return outcome;
                })
            .stream()) {
      rows.forEach(_ -> {});
    }
    return new Report.Tally(
        counts.getOrDefault(Outcome.CREATED, 0L),
        counts.getOrDefault(Outcome.UPDATED, 0L),
        counts.getOrDefault(Outcome.UNCHANGED, 0L),
        counts.getOrDefault(Outcome.REFUSED, 0L));
  }
}
