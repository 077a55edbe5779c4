package io.waymark.app.start;

import io.waymark.app.archiving.Archives;
import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Archives that write down what is asked of them. */
record RecordedArchives(List<String> steps, String user) implements Archives {

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Optional<SortedMap<String, Long>> write(
      Path to, @Nullable String workspace, boolean secrets) {
    steps.add(
        "export %s of %s to %s as %s"
            .formatted(secrets ? "all" : "but secrets", workspace, to.getFileName(), user));
    return "nowhere".equals(workspace)
        ? Optional.empty()
        : Optional.of(new TreeMap<>(Map.of("links.ndjson", 3L)));
  }

  @Override
  public long take(Path from, boolean rehearsal, Report report) {
    steps.add("%s %s".formatted(rehearsal ? "rehearse" : "import", from.getFileName()));
    report.line("links.ndjson", 1, Outcome.CREATED, "link_1", null);
    report.line("links.ndjson", 2, Outcome.UNCHANGED, "link_2", null);
    if (from.endsWith("wrong")) {
      report.line("links.ndjson", 3, Outcome.REFUSED, null, "url: expected text, not 1");
      return 1;
    }
    report.file("links.ndjson", new Report.Tally(1, 0, 1, 0));
    return 0;
  }

  @Override
  public long replace(Path from, Report report) {
    steps.add("restore " + from.getFileName());
    return 0;
  }

  @Override
  public void close() {}
}
