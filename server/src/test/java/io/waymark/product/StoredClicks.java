package io.waymark.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.product.Visits.Kind;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the event store of a stopped server holds, read from its file without the server's help. */
record StoredClicks(List<Row> rows) {
  private static final Pattern NUMBER = Pattern.compile("[?&]m=(\\d+)");

  /**
   * A stored visit.
   *
   * @param number the visit's own, from its URL
   * @param botReason why it does not count; null if it does
   */
  record Row(int number, String linkId, long sequence, @Nullable String botReason) {}

  static StoredClicks in(Path data) throws SQLException {
    var rows = new ArrayList<Row>();
    var file = data.resolve("events/events.duckdb");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement();
        var result =
            statement.executeQuery("SELECT url, link_id, sequence, bot_reason FROM clicks")) {
      while (result.next()) {
        var number = NUMBER.matcher(result.getString(1));
        assertThat(number.find()).as(result.getString(1)).isTrue();
        rows.add(
            new Row(
                Integer.parseInt(number.group(1)),
                result.getString(2),
                result.getLong(3),
                result.getString(4)));
      }
    }
    return new StoredClicks(rows);
  }

  /**
   * Every answered visit is there, no visit twice, none invented, and each judged for what it was.
   */
  void assertAgreeWith(Visits visits, Map<String, String> linkIds) {
    var stored = rows.stream().map(Row::number).collect(Collectors.toSet());
    assertThat(difference(visits.answered(), stored)).as("answered, but not stored").isEmpty();
    assertThat(rows).as("stored once").hasSameSizeAs(stored);
    assertThat(rows.stream().map(Row::sequence).distinct().count())
        .as("distinct sequences")
        .isEqualTo(rows.size());
    var sent = visits.sent();
    for (var row : rows) {
      var visit = Objects.requireNonNull(sent.get(row.number()), "stored, but never sent");
      assertThat(row.botReason()).as("%s as %s", visit, row).isEqualTo(reason(visit.kind()));
      assertThat(row.linkId()).isEqualTo(linkIds.get(visit.linkKey()));
    }
  }

  private static @Nullable String reason(Kind kind) {
    return switch (kind) {
      case PERSON -> null;
      case AGAIN -> "repeat";
      case MACHINE -> "user-agent";
    };
  }

  private static Set<Integer> difference(Set<Integer> all, Set<Integer> without) {
    var rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  /** How many visits of a link count. */
  long counted(String linkId) {
    return rows.stream()
        .filter(row -> row.linkId().equals(linkId) && row.botReason() == null)
        .count();
  }
}
