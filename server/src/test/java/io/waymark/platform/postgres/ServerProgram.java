package io.waymark.platform.postgres;

import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.nio.file.Path;

/** What tests run in a JVM of its own: keeps PostgreSQL running until its input ends. */
final class ServerProgram {
  private ServerProgram() {}

  public static void main(String[] arguments) throws Exception {
    var settings = Settings.in(Path.of(arguments[0])).withBinaries(Path.of(arguments[1]));
    try (var postgres = EmbeddedPostgres.start(settings)) {
      System.out.println("ready " + postgres.pid());
      while (System.in.read() >= 0) {}
    } catch (PostgresException e) {
      System.out.println("failed " + e.getMessage());
    }
  }
}
