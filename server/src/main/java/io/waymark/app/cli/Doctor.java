package io.waymark.app.cli;

import io.waymark.app.config.Config;
import io.waymark.app.config.ConfigResult;
import io.waymark.app.config.Setting;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.PublicAddresses;
import io.waymark.app.start.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Shows what is configured and explains what is missing. Changes nothing, prints no secret. */
final class Doctor {

  private final Console console;
  private final Supplier<Storage> storage;

  Doctor(Console console, Supplier<Storage> storage) {
    this.console = console;
    this.storage = storage;
  }

  int run(ConfigResult configuration) {
    var findings = new ArrayList<Finding>();
    findings.add(Machine.java());
    switch (configuration) {
      case ConfigResult.Rejected rejected ->
          rejected.problems().stream()
              .map(
                  problem -> Finding.problem("configuration", problem, "see docs/configuration.md"))
              .forEach(findings::add);
      case ConfigResult.Loaded loaded -> {
        findings.add(configuration(loaded.settings()));
        findings.addAll(examine(loaded.config()));
      }
    }
    findings.forEach(this::print);
    var failed = findings.stream().anyMatch(one -> one.level() == Finding.Level.PROBLEM);
    console.out().println(failed ? "The server could not start." : "The server can start.");
    return failed ? Exit.FAILED : Exit.DONE;
  }

  private List<Finding> examine(Config config) {
    var external = DatabaseLogin.external(config);
    var database =
        external
            .map(Databases::external)
            .orElseGet(() -> Databases.embedded(storage, config.data()));
    return List.of(
        Machine.dataFolder(config.data()),
        database,
        Machine.port(config.http(), database.text().equals(Databases.RUNNING)),
        addresses(config),
        Places.of(config.geo()),
        MailFinding.of(config),
        SignInFinding.of(config),
        BackupFinding.of(config));
  }

  private static Finding configuration(List<Setting> settings) {
    var set = settings.stream().filter(Setting::isSet).toList();
    if (set.isEmpty()) {
      return Finding.ok("configuration", "nothing set, all defaults");
    }
    var text = new StringBuilder("valid");
    set.forEach(
        one -> text.append("\n%s = %s (%s)".formatted(one.name(), one.shown(), one.origin())));
    return Finding.ok("configuration", text.toString());
  }

  private static Finding addresses(Config config) {
    var addresses = PublicAddresses.of(config);
    var text =
        "dashboard %s, API %s, short links at %s"
            .formatted(addresses.app(), addresses.api(), addresses.defaultDomain());
    return config.appUrl().isPresent()
        ? Finding.ok("addresses", text)
        : Finding.note(
            "addresses", text, "set app-url and default-domain to what visitors will use");
  }

  private void print(Finding finding) {
    var indent = "\n" + " ".repeat(24);
    console
        .out()
        .println(
            "%-8s %-14s %s"
                .formatted(
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.subject(),
                    finding.text().replace("\n", indent)));
    if (!finding.advice().isEmpty()) {
      console.out().println(" ".repeat(24) + "-> " + finding.advice());
    }
  }
}
