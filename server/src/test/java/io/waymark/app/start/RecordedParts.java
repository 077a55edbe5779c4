package io.waymark.app.start;

import io.waymark.app.config.Config;
import io.waymark.app.config.Password;
import io.waymark.archive.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts of a server that write down what is asked of them, in its order. */
public final class RecordedParts
    implements Storage, Provisioning, Moderation, Archiving, Framework {

  public static final DatabaseLogin LOGIN =
      new DatabaseLogin("jdbc:postgresql://127.0.0.1:5/way$mark", "way", new Password("hunter2"));

  public final List<String> steps = new ArrayList<>();
  public Map<String, String> properties = Map.of();
  public Optional<FirstRun> firstRun = Optional.empty();
  public boolean runs;
  public boolean folderIsTaken;
  public boolean frameworkFails;

  @Override
  public Claim claim(Path data) throws IOException {
    steps.add("claim " + data);
    refuseIfTaken();
    return () -> steps.add("release");
  }

  @Override
  public Postgres start(Path data) throws IOException {
    steps.add("start " + data);
    refuseIfTaken();
    return new Postgres() {
      @Override
      public DatabaseLogin login() {
        return LOGIN;
      }

      @Override
      public void close() {
        steps.add("stop");
      }
    };
  }

  private void refuseIfTaken() throws IOException {
    if (folderIsTaken) {
      throw new IOException("The data folder is in use by process 4711.");
    }
  }

  @Override
  public Optional<DatabaseLogin> running(Path data) {
    return runs ? Optional.of(LOGIN) : Optional.empty();
  }

  @Override
  public Outcome disable(DatabaseLogin database, String link, boolean disabled) {
    return done(disabled ? "disable " + link : "enable " + link);
  }

  @Override
  public Outcome disableAll(DatabaseLogin database, String workspace, boolean disabled) {
    return done((disabled ? "disable all of " : "enable all of ") + workspace);
  }

  @Override
  public Outcome ban(DatabaseLogin database, String link, String legalWorkspace) {
    return done("ban " + link + " to " + legalWorkspace);
  }

  @Override
  public Outcome keepLinks(DatabaseLogin database, String domain, @Nullable Integer days) {
    return done("keep " + domain + " " + days);
  }

  private Outcome done(String what) {
    steps.add(what);
    return new Done("done: " + what);
  }

  @Override
  public Optional<FirstRun> firstRun(DatabaseLogin database) {
    steps.add("first run as " + database.user());
    return firstRun;
  }

  @Override
  public KeyResult createKey(DatabaseLogin database, String slug, String name) {
    steps.add("create key as " + database.user());
    if (name.isBlank()) {
      return new Refused("a key needs a name");
    }
    return slug.equals("main") ? new Created("key-1") : new UnknownWorkspace(List.of("main"));
  }

  @Override
  public void prepare() {
    steps.add("prepare");
  }

  @Override
  public int run(Map<String, String> given, Runnable ready) {
    steps.add("framework");
    properties = given;
    if (frameworkFails) {
      return 1;
    }
    ready.run();
    ready.run();
    return 0;
  }

  @Override
  public void stop() {
    steps.add("told to stop");
  }

  @Override
  public Optional<SortedMap<String, Long>> write(
      Config config, DatabaseLogin database, Path to, @Nullable String workspace, boolean secrets) {
    steps.add(
        "export %s of %s to %s as %s"
            .formatted(secrets ? "all" : "but secrets", workspace, to, database.user()));
    return "nowhere".equals(workspace)
        ? Optional.empty()
        : Optional.of(new TreeMap<>(Map.of("links.ndjson", 3L)));
  }

  @Override
  public long take(
      Config config, DatabaseLogin database, Path from, boolean rehearsal, Report report) {
    steps.add("%s %s".formatted(rehearsal ? "rehearse" : "import", from));
    report.line("links.ndjson", 1, io.waymark.archive.Outcome.CREATED, "link_1", null);
    report.line("links.ndjson", 2, io.waymark.archive.Outcome.UNCHANGED, "link_2", null);
    if (from.endsWith("wrong")) {
      report.line(
          "links.ndjson", 3, io.waymark.archive.Outcome.REFUSED, null, "url: expected text, not 1");
      return 1;
    }
    report.file("links.ndjson", new Report.Tally(1, 0, 1, 0));
    return 0;
  }
}
