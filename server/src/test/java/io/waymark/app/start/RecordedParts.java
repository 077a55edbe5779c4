package io.waymark.app.start;

import io.waymark.app.archiving.Clerk;
import io.waymark.app.backup.BackupState;
import io.waymark.app.backup.Backups;
import io.waymark.app.backup.Keep;
import io.waymark.app.backup.Target;
import io.waymark.app.config.Config;
import io.waymark.app.config.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Parts of a server that write down what is asked of them, in its order. */
public final class RecordedParts
    implements Storage, Provisioning, Moderation, Administration, Archiving, Framework {

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
  public Moderation.Outcome disable(DatabaseLogin database, String link, boolean disabled) {
    return done(disabled ? "disable " + link : "enable " + link);
  }

  @Override
  public Moderation.Outcome disableAll(DatabaseLogin database, String workspace, boolean disabled) {
    return done((disabled ? "disable all of " : "enable all of ") + workspace);
  }

  @Override
  public Moderation.Outcome ban(DatabaseLogin database, String link, String legalWorkspace) {
    return done("ban " + link + " to " + legalWorkspace);
  }

  @Override
  public Moderation.Outcome keepLinks(
      DatabaseLogin database, String domain, @Nullable Integer days) {
    return done("keep " + domain + " " + days);
  }

  private Moderation.Outcome done(String what) {
    steps.add(what);
    return new Moderation.Done("done: " + what);
  }

  @Override
  public Administration.Outcome carryOut(
      Config config, DatabaseLogin database, io.waymark.app.start.Order order) {
    steps.add(order.toString());
    return switch (order) {
      case io.waymark.app.start.Order.ListUsers() ->
          new Administration.Listed(
              List.of(Map.of("email", "a@x.com"), Map.of("email", "b\u001b[2J@x.com")));
      case io.waymark.app.start.Order.DeleteUser(var email) ->
          new Administration.NotDone("there is no " + email);
      default -> new Administration.Done("did it", Map.of("did", "it"));
    };
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
  public int carryOut(Config config, DatabaseLogin database, Order order) {
    var archives = new RecordedArchives(steps, database.user());
    var backups =
        new Backups(
            to -> archives.write(to, null, true),
            config.data().resolve("backups"),
            new Target.DataFolder(),
            new Keep(OptionalInt.empty(), Optional.empty()),
            Clock.systemUTC());
    return order.with(new Clerk(archives, backups, () -> BackupState.UNKNOWN, new ReentrantLock()));
  }
}
