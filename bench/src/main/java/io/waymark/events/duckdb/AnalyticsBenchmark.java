package io.waymark.events.duckdb;

import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long questions about clicks take, beside the same questions in plain SQL on the same file.
 * Arguments: folder, clicks, links, workspaces, days, seed, rounds. A file that is there is used.
 * Run it with {@code bench/analytics/run}.
 */
public final class AnalyticsBenchmark {
  private static final int MEMORY = Integer.getInteger("memory", 512);

  private AnalyticsBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var numbers = Arrays.stream(arguments).skip(1).mapToLong(Long::parseLong).toArray();
    var scene = new Scene(numbers[0], numbers[1], (int) numbers[2], (int) numbers[3], numbers[4]);
    var file = Path.of(arguments[0]).resolve("events-" + scene.clicks() + ".duckdb");
    generate(scene, file);
    var settings = new DuckDbSettings(file, MEMORY, 2, 4, Duration.ofMinutes(5));
    var opened = System.nanoTime();
    try (var store = DuckDbEventStore.open(settings);
        var plain = Plain.open(settings)) {
      IO.println("opened in %.1f s".formatted((System.nanoTime() - opened) / 1e9));
      var began = System.nanoTime();
      store.sumUp(scene.end());
      IO.println(
          "what was not summed is, after %.1f s".formatted((System.nanoTime() - began) / 1e9));
      if (!Boolean.getBoolean("no-questions")) {
        ask(scene, store, plain, (int) numbers[5]);
      }
    }
    IO.println(
        "on disk: %.1f bytes per click; %s"
            .formatted((double) Files.size(file) / scene.clicks(), memory()));
    IngestRate.measure(file.resolveSibling("ingest"), MEMORY);
  }

  private static void generate(Scene scene, Path file) throws SQLException, IOException {
    if (Files.exists(file)) {
      return;
    }
    var began = System.nanoTime();
    var unfinished = file.resolveSibling("unfinished.duckdb");
    Files.deleteIfExists(unfinished);
    var settings = new DuckDbSettings(unfinished, 3072, 2, 1, Duration.ofMinutes(5));
    try (var root = Database.open(settings);
        var session = root.session()) {
      ClickGenerator.fill(session, scene);
    }
    Files.move(unfinished, file);
    IO.println(
        "%d clicks on %d links generated in %.0f s"
            .formatted(scene.clicks(), scene.links(), (System.nanoTime() - began) / 1e9));
  }

  private static void ask(Scene scene, DuckDbEventStore store, Plain plain, int rounds)
      throws SQLException {
    var end = scene.end();
    var spans = new LinkedHashMap<String, Instant>();
    spans.put("24h", end.minus(Duration.ofDays(1)));
    spans.put("30d", end.minus(Duration.ofDays(30)));
    spans.put("1y", end.minus(Duration.ofDays(365)));
    spans.put("all", Instant.parse("2022-09-22T00:00:00Z"));
    var scopes = new LinkedHashMap<String, LinkScope>();
    scopes.put("workspace", LinkScope.ALL);
    scopes.put("hot link", new LinkScope.Only(Set.of(Scene.link(1))));
    scopes.put("cold link", new LinkScope.Only(Set.of(Scene.link(scene.linksOfFirst() / 3))));
    IO.println(
        "%-10s %-4s %-20s %37s %27s %6s"
            .formatted(
                "",
                "",
                "",
                "store: first, then median, p95 ms",
                "plain SQL: median, p95 ms",
                "ratio"));
    only(scopes, "scopes");
    only(spans, "spans");
    scopes.forEach(
        (scope, links) ->
            spans.forEach(
                (span, from) -> {
                  var selection =
                      new Selection(
                          Scene.workspace(0),
                          EventKind.CLICKS,
                          from,
                          end,
                          links,
                          Traffic.HUMAN,
                          List.of());
                  measure(scope, span, selection, store, plain, rounds);
                }));
  }

  /** Those that a property names, with _ for spaces, or all. */
  private static void only(Map<String, ?> choices, String property) {
    var named = System.getProperty(property);
    if (named != null) {
      choices.keySet().retainAll(List.of(named.replace('_', ' ').split(",")));
    }
  }

  private static boolean asked(Question question) {
    var named = System.getProperty("questions");
    return named == null || List.of(named.split(",")).contains(question.name());
  }

  private static void measure(
      String scope,
      String span,
      Selection selection,
      DuckDbEventStore store,
      Plain plain,
      int rounds) {
    var ratios = new java.util.ArrayList<Double>();
    var worst = new Timings(1);
    for (var question : Question.all().stream().filter(AnalyticsBenchmark::asked).toList()) {
      var ours = new Timings(rounds);
      var theirs = new Timings(rounds);
      var sql = question.plainSql(selection, Plain.where(selection));
      for (var round = -1; round < rounds; round++) {
        long found = ours.time(() -> question.ask(store, selection), round);
        long expected = theirs.time(() -> plain.ask(sql), round);
        if (found != expected) {
          throw new IllegalStateException(
              "%s %s %s: %d instead of %d"
                  .formatted(scope, span, question.name(), found, expected));
        }
      }
      var ratio = ours.quantile(0.5) / theirs.quantile(0.5);
      ratios.add(ratio);
      worst.atLeast(ours.quantile(0.5));
      IO.println(
          "%-10s %-4s %-20s %13.1f %11.1f %11.1f %13.1f %13.1f %6.2f"
              .formatted(
                  scope,
                  span,
                  question.name(),
                  ours.first(),
                  ours.quantile(0.5),
                  ours.quantile(0.95),
                  theirs.quantile(0.5),
                  theirs.quantile(0.95),
                  ratio));
    }
    IO.println(
        "== %-9s %-4s slowest median %.1f ms, median ratio %.2f, worst ratio %.2f"
            .formatted(
                scope,
                span,
                worst.quantile(0.5),
                ratios.stream().sorted().toList().get(ratios.size() / 2),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow()));
  }

  private static String memory() throws IOException {
    var status =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("Vm"))
            .map(line -> line.split(":"))
            .collect(java.util.stream.Collectors.toMap(part -> part[0], part -> part[1].strip()));
    return "resident at most %s, heap %d MiB"
        .formatted(status.get("VmHWM"), Runtime.getRuntime().totalMemory() >> 20);
  }
}
