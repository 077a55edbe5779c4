package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Dimension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupingTest {
  private static final List<String> PARTS = List.of("?", "&", "#", "utm_term=", "x", "ü", "=");
  private static final Pattern PARAMETER = Pattern.compile("[?&]utm_term=([^&]*)");

  @Test
  @DisplayName("a parameter is the first of its name before the fragment, up to the next &")
  void parameters(@TempDir Path folder) throws SQLException {
    var urls = addresses(5).toArray(String[]::new);
    var key = Grouping.of(Dimension.UTM_TERM).keys().getFirst();
    try (var root = Database.open(TempStore.settings(folder));
        var session = root.session()) {
      var found =
          session.list(
              sql("SELECT url, " + key + " FROM (SELECT unnest(?) AS url)", (Object) urls),
              row -> row.getString(1) + " → " + row.getString(2));
      assertThat(found)
          .hasSize(urls.length)
          .allSatisfy(
              line -> {
                var url = line.substring(0, line.indexOf(" → "));
                assertThat(line).isEqualTo(url + " → " + parameter(url));
              });
    }
  }

  private static String parameter(String url) {
    var fragment = url.indexOf('#');
    var found = PARAMETER.matcher(fragment < 0 ? url : url.substring(0, fragment));
    return found.find() ? found.group(1) : "";
  }

  /** Everything that is made of so many parts or fewer. */
  private static List<String> addresses(int most) {
    var all = new ArrayList<>(List.of(""));
    var previous = all.size();
    for (var length = 1; length <= most; length++) {
      var longest = all.subList(all.size() - previous, all.size()).stream().toList();
      longest.forEach(start -> PARTS.forEach(part -> all.add(start + part)));
      previous = longest.size() * PARTS.size();
    }
    return all;
  }
}
