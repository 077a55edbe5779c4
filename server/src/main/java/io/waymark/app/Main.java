package io.waymark.app;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.waymark.app.cli.Cli;
import io.waymark.app.console.Console;
import java.util.List;

/** Where the process begins. Only commands that serve boot the framework. */
@QuarkusMain
public final class Main {

  private Main() {}

  /** Carries out one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    EarlyLog.begin();
    var cli =
        new Cli(
            Console.standard(),
            System.getenv(),
            FolderStorage::new,
            DatabaseProvisioning::new,
            DatabaseModeration::new,
            DatabaseAdministration::new,
            DatabaseArchiving::new,
            new QuarkusFramework());
    var code = cli.run(List.of(arguments));
    EarlyLog.end();
    System.exit(code);
  }
}
