package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server whose database can be cut off and whose journal has a small disk of its own, where the
 * machine lets us mount one.
 */
public class DegradedServer implements QuarkusTestResourceLifecycleManager {
  /** Where the journal's disk is mounted; empty if it could not be. */
  private static final String DISK = "test.degraded.disk";

  private static final Path MOUNT = Path.of("/usr/bin/mount");

  private @Nullable CuttableProxy proxy;

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    var database = TestPostgres.migratedDatabase();
    try {
      var port = database.jdbcUrl().replaceFirst("^jdbc:postgresql://[^:]+:(\\d+)/.*$", "$1");
      proxy = new CuttableProxy(Integer.parseInt(port));
      var data = Files.createTempDirectory("waymark-degraded");
      var journal = Files.createDirectory(data.resolve("journal"));
      var mounted = mount(journal, "size=256k");
      System.setProperty(DISK, mounted ? journal.toString() : "");
      return Map.of(
          "quarkus.datasource.jdbc.url",
          database.jdbcUrl().replace(":" + port + "/", ":" + proxy.port() + "/"),
          "quarkus.datasource.username",
          database.user(),
          "quarkus.datasource.password",
          database.password(),
          "quarkus.datasource.jdbc.acquisition-timeout",
          "2s",
          "waymark.data",
          data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the journal has a disk of its own. */
  static boolean hasDisk() {
    return !System.getProperty(DISK, "").isEmpty();
  }

  /** Gives the journal's disk more space. */
  static void enlargeDisk() {
    mount(Path.of(System.getProperty(DISK)), "remount,size=16m");
  }

  private static boolean mount(Path folder, String options) {
    return Files.isExecutable(MOUNT)
        && run(MOUNT.toString(), "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
  }

  private static boolean run(String... command) {
    try {
      var output = ProcessBuilder.Redirect.DISCARD;
      return new ProcessBuilder(command)
              .redirectOutput(output)
              .redirectError(output)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void stop() {
    if (proxy != null) {
      proxy.close();
    }
    if (hasDisk()) {
      // The server may still hold files on it.
      run("umount", "-l", System.getProperty(DISK));
    }
  }
}
