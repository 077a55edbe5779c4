package io.waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.postgres.TestPostgres;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsagePeriodsTest {
  private static final Jdbi JDBI = open();

  private Instant now = Instant.parse("2027-01-31T10:00:00Z");
  private final UsagePeriods periods = new UsagePeriods(JDBI, () -> now);

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void nobody() {
    JDBI.useHandle(handle -> handle.execute("delete from workspaces"));
  }

  @ParameterizedTest(name = "day {0}, at {1}: since {2}")
  @CsvSource({
    "1, 2027-03-01T00:00:00Z, 2027-03-01",
    "1, 2027-02-28T23:59:59Z, 2027-02-01",
    "15, 2027-01-14T23:59:59Z, 2026-12-15",
    "29, 2027-02-28T00:00:00Z, 2027-02-28",
    "29, 2028-02-28T23:59:59Z, 2028-01-29",
    "29, 2028-02-29T00:00:00Z, 2028-02-29",
    "31, 2027-02-27T23:59:59Z, 2027-01-31",
    "31, 2027-02-28T00:00:00Z, 2027-02-28",
    "31, 2027-03-30T23:59:59Z, 2027-02-28",
    "31, 2027-03-31T00:00:00Z, 2027-03-31",
    "30, 2027-01-01T00:00:00Z, 2026-12-30",
  })
  @DisplayName("CLK-12: a period begins on its day in UTC, or on the last of a shorter month")
  void begin(int day, Instant moment, String since) {
    assertThat(UsagePeriods.begin(day, moment)).isEqualTo(since + "T00:00:00Z");
  }

  @Test
  @DisplayName("CLK-12: usage begins anew once a month, whatever it was, and totals stay")
  void once() {
    create("w", now);
    use("w", 70);
    periods.begin();
    assertThat(used("w")).containsExactly(70, 70, 70, 70);

    now = Instant.parse("2027-02-27T23:59:59Z");
    periods.begin();
    assertThat(used("w")).containsExactly(70, 70, 70, 70);

    now = Instant.parse("2027-02-28T00:10:00Z");
    periods.begin();
    assertThat(used("w")).containsExactly(0, 0, 70, 70);

    use("w", 3);
    now = Instant.parse("2027-02-28T01:10:00Z");
    periods.begin();
    assertThat(used("w")).containsExactly(3, 3, 73, 73);
  }

  @Test
  @DisplayName("CLK-12: a server that was away on the day does it later, and once")
  void late() {
    create("w", now);
    use("w", 5);
    now = Instant.parse("2027-05-03T12:00:00Z");
    periods.begin();
    use("w", 2);
    periods.begin();
    assertThat(used("w")).containsExactly(2, 2, 7, 7);
  }

  @Test
  @DisplayName("CLK-12: each workspace has its own day")
  void own() {
    create("one", Instant.parse("2027-01-05T10:00:00Z"));
    create("other", Instant.parse("2027-01-06T10:00:00Z"));
    use("one", 5);
    use("other", 5);
    now = Instant.parse("2027-02-05T10:00:00Z");
    periods.begin();
    assertThat(used("one")).startsWith(0, 0);
    assertThat(used("other")).startsWith(5, 5);
  }

  private static void create(String slug, Instant at) {
    JDBI.useHandle(handle -> WorkspaceTable.insert(handle, "ws_" + slug, slug, slug, at));
  }

  private static void use(String slug, int count) {
    JDBI.useHandle(
        handle ->
            handle.execute(
                """
                update workspaces set usage = usage + ?, links_usage = links_usage + ?,
                  total_clicks = total_clicks + ?, total_links = total_links + ? where slug = ?
                """,
                count,
                count,
                count,
                count,
                slug));
  }

  private static List<Integer> used(String slug) {
    return JDBI.withHandle(
        handle ->
            handle
                .createQuery(
                    "select usage, links_usage, total_clicks, total_links from workspaces where slug = :slug")
                .bind("slug", slug)
                .map(
                    (row, context) ->
                        List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .one());
  }
}
