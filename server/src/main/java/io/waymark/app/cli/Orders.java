package io.waymark.app.cli;

import io.waymark.app.start.Order;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Understands what an operator wants done to people, workspaces and apps. */
final class Orders {
  /** What can be limited, by the name of its option. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "links", "links",
          "events", "usage",
          "domains", "domains",
          "tags", "tags",
          "folders", "folders",
          "users", "users");

  private Orders() {}

  /** An order that makes no sense, with the reason in words for people. */
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1;

    Unclear(String why) {
      super(why);
    }
  }

  /** Whether an order needs a password to be typed. */
  static boolean needsPassword(String command) {
    return command.equals("user create") || command.equals("user password");
  }

  /**
   * The order.
   *
   * @param subject what the command is about; empty if the line names nothing
   * @param password empty where none is needed
   */
  static Order of(String command, String subject, Map<String, String> options, String password)
      throws Unclear {
    return switch (command) {
      case "user list" -> {
        unnamed(command, subject);
        yield new Order.ListUsers();
      }
      case "user create" ->
          new Order.CreateUser(
              named(command, "EMAIL", subject),
              options.getOrDefault("name", subject.replaceFirst("@.*", "")),
              password);
      case "user password" -> new Order.SetPassword(named(command, "EMAIL", subject), password);
      case "user disable-totp" -> new Order.RemoveSecondFactor(named(command, "EMAIL", subject));
      case "user delete" -> {
        confirmed(command, options);
        yield new Order.DeleteUser(named(command, "EMAIL", subject));
      }
      case "audit list" -> {
        unnamed(command, subject);
        yield new Order.ListNotes();
      }
      case "workspace list" -> {
        unnamed(command, subject);
        yield new Order.ListWorkspaces();
      }
      case "workspace create" ->
          new Order.CreateWorkspace(
              named(command, "SLUG", subject),
              options.getOrDefault("name", subject),
              named(command, "--owner EMAIL", options.getOrDefault("owner", "")));
      case "workspace limits" ->
          new Order.LimitWorkspace(named(command, "SLUG", subject), limits(command, options));
      case "workspace delete" -> {
        confirmed(command, options);
        yield new Order.DeleteWorkspace(named(command, "SLUG", subject));
      }
      default -> new Order.VerifyApp(named(command, "SLUG", subject), command.equals("app verify"));
    };
  }

  private static String named(String command, String what, String subject) throws Unclear {
    if (subject.isBlank()) {
      throw new Unclear("waymark %s needs %s".formatted(command, what));
    }
    return subject;
  }

  private static void unnamed(String command, String subject) throws Unclear {
    if (!subject.isEmpty()) {
      throw new Unclear("waymark %s has no use for '%s'".formatted(command, subject));
    }
  }

  private static void confirmed(String command, Map<String, String> options) throws Unclear {
    if (!options.containsKey("yes")) {
      throw new Unclear(
          "waymark %s cannot be taken back; say --yes if you mean it".formatted(command));
    }
  }

  private static Map<String, @Nullable Long> limits(String command, Map<String, String> options)
      throws Unclear {
    var limits = new TreeMap<String, @Nullable Long>();
    for (var limit : LIMITS.entrySet()) {
      var written = options.get(limit.getKey());
      if (written == null) {
        continue;
      }
      if (!written.matches("[0-9]{1,15}|none")) {
        throw new Unclear("--%s: expected a number or none".formatted(limit.getKey()));
      }
      limits.put(limit.getValue(), written.equals("none") ? null : Long.valueOf(written));
    }
    if (limits.isEmpty()) {
      throw new Unclear(
          "waymark %s needs one of --links, --events, --domains, --tags, --folders, --users"
              .formatted(command));
    }
    return limits;
  }
}
