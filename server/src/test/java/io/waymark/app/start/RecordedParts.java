package io.waymark.app.start;

import io.waymark.app.config.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of a server that write down what is asked of them, in its order. */
public final class RecordedParts implements Storage, Provisioning, Moderation, Framework {

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
}
