package io.waymark.app.cli;

import io.waymark.app.config.ConfigResult;
import io.waymark.app.config.Keys;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.remote.Remote;
import io.waymark.app.start.Administration;
import io.waymark.app.start.Archiving;
import io.waymark.app.start.Framework;
import io.waymark.app.start.Moderation;
import io.waymark.app.start.Provisioning;
import io.waymark.app.start.PublicAddresses;
import io.waymark.app.start.Serving;
import io.waymark.app.start.Storage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out command lines. */
public final class Cli {

  private final Console console;
  private final Map<String, String> environment;
  private final Supplier<Storage> storage;
  private final Supplier<Provisioning> provisioning;
  private final Supplier<Moderation> moderation;
  private final Supplier<Administration> administration;
  private final Supplier<Archiving> archives;
  private final Framework framework;
  private final Keys keys;

  /** Parts are asked for by the commands that need them. */
  public Cli(
      Console console,
      Map<String, String> environment,
      Supplier<Storage> storage,
      Supplier<Provisioning> provisioning,
      Supplier<Moderation> moderation,
      Supplier<Administration> administration,
      Supplier<Archiving> archives,
      Framework framework) {
    this(
        console,
        environment,
        storage,
        provisioning,
        moderation,
        administration,
        archives,
        framework,
        Keys.waymark());
  }

  /** The same with other configuration keys. */
  Cli(
      Console console,
      Map<String, String> environment,
      Supplier<Storage> storage,
      Supplier<Provisioning> provisioning,
      Supplier<Moderation> moderation,
      Supplier<Administration> administration,
      Supplier<Archiving> archives,
      Framework framework,
      Keys keys) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.storage = storage;
    this.provisioning = provisioning;
    this.moderation = moderation;
    this.administration = administration;
    this.archives = archives;
    this.framework = framework;
    this.keys = keys;
  }

  /**
   * Carries out one command, which for those that serve takes until the process is told to stop.
   *
   * @return the exit code: 0 done, 1 failed, 2 wrong command line or configuration
   */
  public int run(List<String> arguments) {
    var remote = new Remote(console, environment);
    if (!arguments.isEmpty() && !isOfMachine(arguments) && remote.knows(arguments.getFirst())) {
      return remote.run(arguments);
    }
    return switch (CommandLine.parse(arguments, keys, remote::commands)) {
      case Command.Up up ->
          configured(
              up.settings(),
              loaded ->
                  told(
                      serving()
                          .welcome(
                              loaded,
                              created ->
                                  Banner.print(
                                      console.out(),
                                      PublicAddresses.of(loaded.config()),
                                      created))));
      case Command.Serve serve ->
          configured(serve.settings(), loaded -> told(serving().serve(loaded)));
      case Command.TokenCreate create ->
          configured(
              create.settings(),
              loaded ->
                  new TokenCreation(console, database(), provisioning)
                      .run(create, loaded.config()));
      case Command.OnLinks order ->
          configured(
              order.settings(),
              loaded ->
                  new Moderating(console, database(), moderation).run(order, loaded.config()));
      case Command.Administer order ->
          configured(
              order.settings(),
              loaded ->
                  new Administering(console, database(), administration)
                      .run(order, loaded.config()));
      case Command.OnArchives(var order, var settings) ->
          configured(
              settings,
              loaded ->
                  new ArchiveCommands(console, storage, archives).run(order, loaded.config()));
      case Command.BackupVerify(var file) ->
          new ArchiveCommands(console, storage, archives).verify(file);
      case Command.Rehearse rehearse ->
          new Rehearsal(console, keys, serving(), framework).run(rehearse.settings().flags());
      case Command.Doctor doctor ->
          new Doctor(console, storage).run(doctor.settings().load(keys, environment));
      case Command.Help help -> help(help.topic());
      case Command.Version _ -> {
        console.out().println("waymark %s (Java %s)".formatted(Version.text(), Runtime.version()));
        yield Exit.DONE;
      }
      case Command.Wrong wrong -> {
        console.complain(wrong.why());
        yield Exit.WRONG;
      }
    };
  }

  /** Whether a command is for this machine: some begin with the same word as those for the API. */
  private static boolean isOfMachine(List<String> arguments) {
    return arguments.getFirst().startsWith("-")
        || CommandLine.isCommand(arguments.stream().limit(2).collect(Collectors.joining(" ")));
  }

  private DatabaseDoor database() {
    return new DatabaseDoor(console, storage);
  }

  private Serving serving() {
    return new Serving(storage.get(), provisioning.get(), framework);
  }

  private int configured(Settings settings, ToIntFunction<ConfigResult.Loaded> command) {
    return switch (settings.load(keys, environment)) {
      case ConfigResult.Loaded loaded -> command.applyAsInt(loaded);
      case ConfigResult.Rejected rejected -> {
        rejected.problems().forEach(console::complain);
        yield Exit.WRONG;
      }
    };
  }

  private int told(Serving.Outcome outcome) {
    return switch (outcome) {
      case Serving.Stopped stopped -> stopped.code();
      case Serving.Refused refused -> {
        console.complain(refused.why());
        yield Exit.FAILED;
      }
    };
  }

  private int help(String topic) {
    var remote = new Remote(console, environment);
    if (topic.isEmpty()) {
      console.out().print(HelpText.general(remote.subjects()));
      return Exit.DONE;
    }
    var text =
        Stream.concat(HelpText.on(topic).stream(), remote.help(topic).stream())
            .collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      console.complain("no help on '%s'; see waymark help".formatted(topic));
      return Exit.WRONG;
    }
    console.out().print(text);
    return Exit.DONE;
  }
}
