package io.waymark.events.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Dimension;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstRowsTest {

  private static List<Group> groups(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(
            row ->
                new Group(List.of("é🙂" + row, "x".repeat(length)), Metrics.ofClicks(count - row)))
        .toList();
  }

  @Test
  void keepsEverythingThatFits() {
    var groups = groups(20_000, 10);
    var rows = FirstRows.of(groups, 20_000);
    assertThat(FirstRows.most(20_000, Dimension.LINK)).isEqualTo(20_000);
    assertThat(rows.has(Integer.MAX_VALUE)).isTrue();
    assertThat(rows.read(Integer.MAX_VALUE)).isEqualTo(groups);
    assertThat(rows.read(3)).isEqualTo(groups.subList(0, 3));
  }

  @Test
  void keepsTheFirstOfTooMany() {
    assertThat(FirstRows.most(1_000_000, Dimension.LINK)).isEqualTo(5_001);
    assertThat(FirstRows.most(20_000, Dimension.CITY)).isEqualTo(5_001);
    for (var rows :
        List.of(
            FirstRows.of(groups(5_001, 1), 1_000_000), FirstRows.of(groups(6_000, 560), 6_000))) {
      assertThat(rows.has(5_001)).isTrue();
      assertThat(rows.has(5_002)).isFalse();
      assertThat(rows.read(Integer.MAX_VALUE)).hasSize(5_001);
    }
  }

  @Test
  void keepsNothingOfWhatIsTooLarge() {
    var rows = FirstRows.of(groups(6_000, 1_000), 6_000);
    assertThat(rows.has(1)).isFalse();
    assertThat(rows.read(1)).isEmpty();
    assertThat(FirstRows.of(List.of(), 0).has(Integer.MAX_VALUE)).isTrue();
  }
}
