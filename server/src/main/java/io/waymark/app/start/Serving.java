package io.waymark.app.start;

import io.waymark.app.config.ConfigResult;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the parts of the server in order, and stops them in the opposite one: the data folder,
 * PostgreSQL, the first workspace, the framework.
 */
public final class Serving {

  private final Storage storage;
  private final Provisioning provisioning;
  private final Framework framework;

  public Serving(Storage storage, Provisioning provisioning, Framework framework) {
    this.storage = storage;
    this.provisioning = provisioning;
    this.framework = framework;
  }

  /** What came of serving. */
  public sealed interface Outcome {}

  /** The server ran, and stopped with this exit code. */
  public record Stopped(int code) implements Outcome {}

  /** The server could not be started, with the reason in words for people. */
  public record Refused(String why) implements Outcome {}

  /** Serves until the process is told to stop. */
  public Outcome serve(ConfigResult.Loaded loaded) {
    return start(loaded, null);
  }

  /**
   * Sees to it that there is a workspace, and serves until the process is told to stop.
   *
   * @param welcome called once when requests are answered, with what was created, if something was;
   *     also called if the server fails after something was created, as its secrets cannot be shown
   *     later
   */
  public Outcome welcome(
      ConfigResult.Loaded loaded, Consumer<Optional<Provisioning.FirstRun>> welcome) {
    return start(loaded, welcome);
  }

  private Outcome start(
      ConfigResult.Loaded loaded, @Nullable Consumer<Optional<Provisioning.FirstRun>> welcome) {
    var http = loaded.config().http();
    var port = PortCheck.problem(http.host(), http.port());
    if (port.isPresent()) {
      return new Refused(port.get());
    }
    var tls = TlsCheck.problem(loaded.config());
    if (tls.isPresent()) {
      return new Refused(tls.get());
    }
    var mail = MailCheck.problem(loaded.config());
    if (mail.isPresent()) {
      return new Refused(mail.get());
    }
    var signIn = SignInCheck.problem(loaded.config());
    if (signIn.isPresent()) {
      return new Refused(signIn.get());
    }
    var backup = BackupCheck.problem(loaded.config());
    if (backup.isPresent()) {
      return new Refused(backup.get());
    }
    try (var ending = new Ending()) {
      return ending.isNear() ? new Stopped(0) : start(loaded, welcome, ending);
    } catch (IOException | SQLException failure) {
      return new Refused(String.valueOf(failure.getMessage()));
    }
  }

  private Outcome start(
      ConfigResult.Loaded loaded,
      @Nullable Consumer<Optional<Provisioning.FirstRun>> welcome,
      Ending ending)
      throws IOException, SQLException {
    framework.prepare();
    var data = loaded.config().data();
    var external = DatabaseLogin.external(loaded.config());
    if (external.isPresent()) {
      try (var _ = storage.claim(data)) {
        return run(loaded, welcome, external.get(), ending);
      }
    }
    try (var postgres = storage.start(data)) {
      return run(loaded, welcome, postgres.login(), ending);
    }
  }

  private Outcome run(
      ConfigResult.Loaded loaded,
      @Nullable Consumer<Optional<Provisioning.FirstRun>> welcome,
      DatabaseLogin database,
      Ending ending)
      throws SQLException {
    var properties = FrameworkProperties.of(loaded.config(), loaded.properties(), database);
    if (welcome == null) {
      return run(properties, () -> {}, ending);
    }
    var created = provisioning.firstRun(database);
    var once = new Once(() -> welcome.accept(created));
    try {
      return run(properties, once, ending);
    } finally {
      if (created.isPresent()) {
        once.run();
      }
    }
  }

  private Outcome run(Map<String, String> properties, Runnable ready, Ending ending) {
    // a signal during the start: what follows would only be torn down again
    return ending.isNear() ? new Stopped(0) : new Stopped(framework.run(properties, ready));
  }
}
