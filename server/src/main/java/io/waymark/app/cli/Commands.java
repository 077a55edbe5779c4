package io.waymark.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of the machine itself, and what they take beside the configuration. */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "up",
          "serve",
          "token create",
          "user list",
          "user create",
          "user password",
          "user disable-totp",
          "user delete",
          "workspace list",
          "workspace create",
          "workspace limits",
          "workspace delete",
          "audit list",
          "app verify",
          "app unverify",
          "links disable",
          "links enable",
          "links ban",
          "links keep",
          "export",
          "import",
          "backup",
          "backup list",
          "backup verify",
          "restore",
          "doctor",
          "help",
          "version",
          "rehearse");

  /** The options that one command has beside the configuration, or some of them share. */
  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("token create", Set.of("workspace", "name", "json")),
          Map.entry("user list", Set.of("json")),
          Map.entry("user create", Set.of("name", "json")),
          Map.entry("user password", Set.of("json")),
          Map.entry("user disable-totp", Set.of("json")),
          Map.entry("user delete", Set.of("yes", "json")),
          Map.entry("workspace list", Set.of("json")),
          Map.entry("workspace create", Set.of("name", "owner", "json")),
          Map.entry(
              "workspace limits",
              Set.of("links", "events", "domains", "tags", "folders", "users", "json")),
          Map.entry("workspace delete", Set.of("yes", "json")),
          Map.entry("audit list", Set.of("json")),
          Map.entry("app verify", Set.of("json")),
          Map.entry("app unverify", Set.of("json")),
          Map.entry("links disable", Set.of("workspace")),
          Map.entry("links enable", Set.of("workspace")),
          Map.entry("links keep", Set.of("days")),
          Map.entry("export", Set.of("workspace", "without-secrets")),
          Map.entry("import", Set.of("dry-run", "json")),
          Map.entry("restore", Set.of("yes")));

  /** Options without a value. */
  static final Set<String> SWITCHES =
      Set.of("help", "json", "version", "yes", "dry-run", "without-secrets");

  /** Options of the configuration by a shorter name. */
  static final Map<String, String> SHORT = Map.of("host", "http.host", "port", "http.port");

  /** Options that are no configuration. */
  static final Set<String> OWN =
      Set.of(
          "workspace",
          "name",
          "owner",
          "yes",
          "links",
          "events",
          "domains",
          "tags",
          "folders",
          "users",
          "json",
          "days",
          "dry-run",
          "without-secrets");

  private Commands() {}

  /** Those of {@link #OWN} that a command has. */
  static Set<String> options(String command) {
    return OPTIONS.getOrDefault(command, Set.of());
  }

  /** Whether a command is about people, workspaces, apps or what operators did to them. */
  static boolean isAdministration(String command) {
    return command.startsWith("user ")
        || command.startsWith("workspace ")
        || command.startsWith("audit ")
        || command.startsWith("app ");
  }
}
