package io.waymark.app.cli;

import io.waymark.app.archiving.ArchiveOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** What the words and options of commands about archives mean. */
final class ArchiveWords {
  private ArchiveWords() {}

  /**
   * The order.
   *
   * @param subject the word that says what the command is about; empty if there is none
   */
  static ArchiveOrder order(String command, String subject, Map<String, String> options)
      throws CommandLine.WrongLine {
    return switch (command) {
      case "export" ->
          new ArchiveOrder.Export(
              path(command, subject),
              options.get("workspace"),
              !options.containsKey("without-secrets"));
      case "import" ->
          new ArchiveOrder.Import(
              path(command, subject), options.containsKey("dry-run"), options.containsKey("json"));
      case "backup" -> new ArchiveOrder.Backup(subject.isEmpty() ? null : path(command, subject));
      case "restore" ->
          new ArchiveOrder.Restore(path(command, subject), options.containsKey("yes"));
      default -> new ArchiveOrder.Backups();
    };
  }

  /** A path that means the same to a server that runs in another folder. */
  static Path path(String command, String subject) throws CommandLine.WrongLine {
    try {
      var what =
          command.equals("restore") || command.equals("backup verify") ? "FILE" : "DIR or a FILE";
      return Path.of(CommandLine.named(command, what, subject)).toAbsolutePath().normalize();
    } catch (InvalidPathException invalid) {
      throw new CommandLine.WrongLine(
          "waymark %s: no path: %s".formatted(command, invalid.getMessage()));
    }
  }
}
