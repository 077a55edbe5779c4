package io.waymark.platform.postgres;

import io.waymark.platform.folder.DataFolderLock;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own, run as a child of this process with its data in a folder. It listens on
 * 127.0.0.1 only and asks for a password nobody else can read.
 *
 * <ul>
 *   <li>When this process ends, however violently, PostgreSQL shuts down by itself.
 *   <li>When PostgreSQL ends, it is started again on the same port with the same password.
 *   <li>When both were killed, the next start recovers what was committed.
 * </ul>
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final int ATTEMPTS = 3;

  private final DataFolderLock lock;
  private final Layout layout;
  private final PostgresConnection connection;
  private final Supervisor supervisor;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * What to run, and where.
   *
   * @param dataFolder where the data, the password and the log live; created if missing
   * @param binaries where the programs are unpacked to; may be shared by several data folders, and
   *     is tidied on upgrades if it lies inside this one
   * @param name the role, and the database it owns: lower-case letters, digits and {@code _}
   * @param durable whether commits survive a power cut; false only for data nobody will miss
   * @param random makes the password and picks the port
   */
  public record Settings(
      Path dataFolder, Path binaries, String name, boolean durable, RandomGenerator random) {
    public Settings {
      if (!name.matches("[a-z][a-z0-9_]{0,30}")) {
        throw new IllegalArgumentException("Not a role name: " + name);
      }
    }

    /** Durable, with everything inside one folder. */
    public static Settings in(Path dataFolder) {
      return new Settings(
          dataFolder, dataFolder.resolve("binaries"), "waymark", true, new SecureRandom());
    }

    public Settings withBinaries(Path folder) {
      return new Settings(dataFolder, folder, name, durable, random);
    }

    public Settings notDurable() {
      return new Settings(dataFolder, binaries, name, false, random);
    }
  }

  private EmbeddedPostgres(
      DataFolderLock lock, Layout layout, PostgresConnection connection, Supervisor supervisor) {
    this.lock = lock;
    this.layout = layout;
    this.connection = connection;
    this.supervisor = supervisor;
  }

  /**
   * Starts PostgreSQL and waits until it takes logins: some seconds the first time, a fraction of
   * one later, longer after a crash.
   *
   * @throws io.waymark.platform.folder.FolderInUseException if another instance owns the folder
   * @throws PostgresException if it cannot be started here; the message says why
   */
  public static EmbeddedPostgres start(Settings settings) {
    createFolder(settings.dataFolder());
    var lock = DataFolderLock.acquire(settings.dataFolder());
    var started = false;
    try {
      var postgres = start(settings, lock);
      started = true;
      return postgres;
    } catch (IOException e) {
      throw new PostgresException(
          "PostgreSQL cannot be started in %s: %s".formatted(lock.folder(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while PostgreSQL was starting", e);
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  /**
   * Finds the server that runs for a data folder now, for a second process beside the one that
   * started it.
   *
   * @return how to reach it, proven by a login; empty if none runs
   * @throws PostgresException if this user may not read the folder's files
   */
  public static Optional<PostgresConnection> running(Path dataFolder) {
    try {
      var layout = new Layout(dataFolder.toRealPath());
      var connection = ConnectionFile.read(layout.connection());
      return connection.isPresent() && answers(layout, connection.get())
          ? connection
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new PostgresException(
          "%s cannot be read: run this as the user the server runs as".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new PostgresException("%s cannot be read: %s".formatted(dataFolder, e), e);
    }
  }

  public String jdbcUrl() {
    return connection.jdbcUrl();
  }

  public String user() {
    return connection.user();
  }

  public String password() {
    return connection.password();
  }

  public String database() {
    return connection.database();
  }

  /** The port on 127.0.0.1; stays the same when PostgreSQL is restarted. */
  public int port() {
    return connection.port();
  }

  /** All of the above in one value. */
  public PostgresConnection connection() {
    return connection;
  }

  /** Whether PostgreSQL takes connections now; false while it is being restarted. */
  public boolean alive() {
    return supervisor.server().alive();
  }

  /** The postmaster's process id at the moment. */
  public long pid() {
    return supervisor.server().pid();
  }

  /** Shuts PostgreSQL down, cutting what connections are left; calling it again does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (lock) {
      supervisor.close();
      Files.deleteIfExists(layout.connection());
    } catch (IOException e) {
      LOG.warnf("Could not remove %s: %s", layout.connection(), e);
    }
  }

  private static EmbeddedPostgres start(Settings settings, DataFolderLock lock)
      throws IOException, InterruptedException {
    var layout = new Layout(lock.folder());
    var log = new LogFile(layout.log());
    log.create();
    log.trim();
    var binaries = Binaries.in(settings.binaries());
    var account = Account.choose(layout, binaries);
    var survivors = new Survivors(layout, account);
    if (survivors.suspected()) {
      survivors.stop();
    }
    var password = Password.in(layout.password(), settings.random());
    new Cluster(layout, binaries, account).ensure(settings.name(), password, settings.durable());
    password.save(layout.password());
    Configuration.write(layout, settings.name(), settings.durable());
    if (binaries.home().startsWith(layout.folder())) {
      binaries.removeOthers();
    }
    var launcher = new Launcher(layout, binaries, account, survivors, log);
    return firstRun(launcher, settings, password, lock);
  }

  /** Takes another port if somebody was quicker. */
  private static EmbeddedPostgres firstRun(
      Launcher launcher, Settings settings, Password password, DataFolderLock lock)
      throws IOException, InterruptedException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var port = FreePort.pick(settings.random());
      var server = launcher.launch(port);
      var supervised = false;
      try {
        if (server.awaitReady()) {
          var connection =
              new PostgresConnection(port, settings.name(), settings.name(), password.text());
          checkLogin(launcher.layout(), connection);
          ConnectionFile.write(launcher.layout().connection(), connection);
          LOG.infof("PostgreSQL runs on 127.0.0.1:%d as process %d", port, server.pid());
          supervised = true;
          return new EmbeddedPostgres(
              lock, launcher.layout(), connection, Supervisor.start(launcher, port, server));
        }
      } finally {
        if (!supervised) {
          server.stop();
        }
      }
      launcher.survivors().stop();
    }
    throw new PostgresException(
        "PostgreSQL does not start. The end of %s:%n%s"
            .formatted(launcher.log().path(), launcher.log().tail()));
  }

  private static void checkLogin(Layout layout, PostgresConnection connection) {
    try {
      if (!Login.reaches(connection, layout.cluster())) {
        throw new PostgresException("Port " + connection.port() + " answers for another cluster");
      }
    } catch (SQLException e) {
      throw new PostgresException(
          "PostgreSQL runs but refuses the login with the password in %s: %s"
              .formatted(layout.password(), e.getMessage()),
          e);
    }
  }

  private static boolean answers(Layout layout, PostgresConnection connection) throws IOException {
    var file = PidFile.read(layout.cluster());
    try {
      return file.isPresent()
          && file.get().port() == connection.port()
          && Login.reaches(connection, layout.cluster());
    } catch (SQLException e) {
      return false;
    }
  }

  /** Passable for others if we are root, so that an unprivileged account can reach its cluster. */
  private static void createFolder(Path folder) {
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException e) {
      throw new PostgresException("Cannot create " + folder + ": " + e, e);
    }
  }
}
