package io.waymark.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a server keeps is forgotten: not a table, not a column. */
class ContentsTest {
  /** Columns that no archive needs, each for a reason of its own. */
  private static final Set<String> NOT_DATA =
      Set.of(
          // numbers that nothing outside the database knows
          "leads.id",
          "sales.id",
          "refunds.id",
          "parked_events.id",
          "commission_entries.id",
          // five seconds after it says nothing
          "workspaces.last_key_at",
          // what the event store has been handed, which the importing one has not
          "leads.stored",
          "sales.stored");

  @TempDir Path folder;

  @Test
  void everyTableAndColumnIsInArchivesOrLeftOutForAReason() throws Exception {
    var described = new HashSet<String>();
    var tables = new HashSet<String>();
    for (var file : Contents.TABLES) {
      tables.add(file.table());
      file.columns().forEach(column -> described.add(file.table() + "." + column));
    }
    Contents.LEFT_OUT.forEach(out -> tables.add(out.table()));
    try (var server = new ArchiveServer(folder)) {
      var columns =
          server.jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(
                          """
                          select c.table_name || '.' || c.column_name
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                          where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                            and c.table_name <> 'flyway_schema_history'
                          """)
                      .mapTo(String.class)
                      .set());
      var left = Contents.LEFT_OUT.stream().map(LeftOut::table).collect(Collectors.toSet());
      var forgotten = new TreeSet<String>();
      for (var column : columns) {
        var table = column.substring(0, column.indexOf('.'));
        if (!left.contains(table) && !described.contains(column) && !NOT_DATA.contains(column)) {
          forgotten.add(column);
        }
      }

      assertThat(forgotten)
          .as("describe these in io.waymark.archive, or say in Contents.LEFT_OUT why not")
          .isEmpty();
      assertThat(columns.stream().map(it -> it.substring(0, it.indexOf('.'))))
          .as("tables that archives speak of")
          .containsAll(tables);
      assertThat(columns).as("columns that archives speak of").containsAll(described);
    }
  }

  @Test
  void noFileRefersToALaterOne() {
    var before = new HashSet<String>();
    for (var file : Contents.TABLES) {
      before.add(file.table());
      assertThat(
              file.fields().stream()
                  .flatMap(field -> Stream.ofNullable(field.reference()))
                  .map(Reference::table))
          .as(file.fileName())
          .allMatch(before::contains);
    }
  }

  @Test
  void everyExampleIsALineOfItsFile() throws LineProblem {
    for (var file : Contents.all()) {
      new LineReader(file.fields()).read(file.example(), LineReader.Taker.NONE);
    }
  }
}
