package io.waymark.app.cli;

import io.waymark.app.archiving.ArchiveOrder;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command line asks for. */
sealed interface Command {

  /** Serve, and see to it that there is a workspace. */
  record Up(Settings settings) implements Command {}

  /** Serve. */
  record Serve(Settings settings) implements Command {}

  /** Create an API key. */
  record TokenCreate(String workspace, String name, boolean json, Settings settings)
      implements Command {}

  /** Do something to links, whosever they are. */
  sealed interface OnLinks extends Command {
    Settings settings();
  }

  /**
   * Make a link lead nowhere, or to its destination again.
   *
   * @param link its id or its short link
   */
  record LinkDisabling(String link, boolean disabled, Settings settings) implements OnLinks {}

  /** The same for all links of a workspace. */
  record WorkspaceDisabling(String workspace, boolean disabled, Settings settings)
      implements OnLinks {}

  /** Tell visitors of a link that it was banned. */
  record LinkBan(String link, Settings settings) implements OnLinks {}

  /**
   * Say for how long a domain keeps links.
   *
   * @param days null for ever
   */
  record LinkRetention(String domain, @Nullable Integer days, Settings settings)
      implements OnLinks {}

  /**
   * Do something to people, workspaces or apps.
   *
   * @param name the command's
   * @param subject what it is about; empty if the line names nothing
   * @param options those of the command
   */
  record Administer(String name, String subject, Map<String, String> options, Settings settings)
      implements Command {}

  /** Do something about archives, by a server or alone. */
  record OnArchives(ArchiveOrder order, Settings settings) implements Command {}

  /** Find out whether a backup is whole. */
  record BackupVerify(Path file) implements Command {}

  /** Start, serve a few requests and stop, for the JVM to learn from it. */
  record Rehearse(Settings settings) implements Command {}

  /** Explain what is missing. */
  record Doctor(Settings settings) implements Command {}

  /**
   * Explain how to use a command.
   *
   * @param topic the command, or empty for all of them
   */
  record Help(String topic) implements Command {}

  /** Tell the version. */
  record Version() implements Command {}

  /**
   * Nothing that can be done.
   *
   * @param why in words for people
   */
  record Wrong(String why) implements Command {}
}
