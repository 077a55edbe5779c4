package io.waymark.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating-system user PostgreSQL runs as, which owns the cluster's files. PostgreSQL refuses
 * to be root.
 *
 * @param prefix what to put in front of a command to run it as this user
 * @param uid owner of the cluster's files, as this process sees it
 */
record Account(List<String> prefix, int uid, int gid) {
  private static final int ROOT = 0;

  /** The kernel's own overflow id, called {@code nobody} wherever user names are known. */
  private static final int NOBODY = 65534;

  /** A command line that runs a command as this user. */
  List<String> command(List<String> command) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return List.copyOf(whole);
  }

  /**
   * A command line that may look at and signal this user's processes. That takes the same user, but
   * a user namespace of its own would be one more stranger to them.
   */
  List<String> peerCommand(List<String> command) {
    return uid == (int) new UnixSystem().getUid() ? command : command(command);
  }

  /** Gives a folder and all it holds to this user, unless it has it already. */
  void own(Path folder) throws IOException {
    if (owner(folder) != uid) {
      FileTree.chown(folder, uid, gid);
    }
  }

  /**
   * The same user in a form {@code initdb} and single-user mode accept: unlike the server itself
   * they insist on a user name, which the arbitrary ids of container platforms lack. In a user
   * namespace of its own the process is {@code nobody} to itself and unchanged to everyone else.
   */
  Account named() {
    return prefix.isEmpty() && "?".equals(System.getProperty("user.name"))
        ? new Account(unshare(), uid, gid)
        : this;
  }

  /**
   * Picks the account for a data folder: ourselves, or as root the owner of an existing cluster, or
   * else an unprivileged user if it can reach the folder, or else root's files without root's
   * powers in a user namespace.
   *
   * @throws PostgresException if there is no way to run PostgreSQL here; says what was tried
   */
  static Account choose(Layout layout, Binaries binaries) throws IOException, InterruptedException {
    var us = new UnixSystem();
    var self = new Account(List.of(), (int) us.getUid(), (int) us.getGid());
    if (self.uid() != ROOT) {
      return checkOwner(self, layout);
    }
    var failures = new StringBuilder();
    for (var candidate : forRoot(layout)) {
      var probe = Command.run(layout.folder(), candidate.command(probe(layout, binaries)));
      if (probe.succeeded()) {
        return candidate;
      }
      failures.append("\n  ").append(String.join(" ", candidate.prefix()));
      failures.append(": ").append(probe.output().strip());
    }
    throw new PostgresException(
        """
        PostgreSQL does not run as root, and here it cannot be run as anyone else:%s
        Start the server as a normal user, or let every user pass through the folders above %s \
        (chmod o+x), or use an external PostgreSQL."""
            .formatted(failures, layout.folder()));
  }

  private static Account checkOwner(Account self, Layout layout) throws IOException {
    if (Files.exists(layout.cluster()) && owner(layout.cluster()) != self.uid()) {
      throw new PostgresException(
          "The data in %s belongs to user %d, but this is user %d. Start the server as that user or as root, or give it the folder: chown -R %d %s"
              .formatted(
                  layout.cluster(),
                  owner(layout.cluster()),
                  self.uid(),
                  self.uid(),
                  layout.folder()));
    }
    return self;
  }

  /** What worked the last time comes first, so that the data changes hands only if it must. */
  private static List<Account> forRoot(Layout layout) throws IOException {
    var candidates = new ArrayList<Account>();
    if (Command.find("setpriv").isPresent()) {
      candidates.add(unprivileged(layout));
    }
    if (Command.find("unshare").isPresent()) {
      var namespace = new Account(unshare(), ROOT, ROOT);
      if (Files.exists(layout.cluster()) && owner(layout.cluster()) == ROOT) {
        candidates.addFirst(namespace);
      } else {
        candidates.add(namespace);
      }
    }
    return candidates;
  }

  private static Account unprivileged(Layout layout) throws IOException {
    var cluster = layout.cluster();
    return Files.exists(cluster) && owner(cluster) != ROOT
        ? setpriv(owner(cluster), (int) Files.getAttribute(cluster, "unix:gid"))
        : setpriv(NOBODY, NOBODY);
  }

  private static List<String> probe(Layout layout, Binaries binaries) {
    return List.of(
        "/bin/sh",
        "-c",
        "cd \"$1\" && exec \"$2\" --version",
        "sh",
        layout.folder().toString(),
        binaries.postgres().toString());
  }

  private static Account setpriv(int uid, int gid) {
    return new Account(
        List.of(
            "setpriv",
            "--reuid=" + uid,
            "--regid=" + gid,
            "--clear-groups",
            "--no-new-privs",
            "--"),
        uid,
        gid);
  }

  private static List<String> unshare() {
    return List.of("unshare", "-U", "--");
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
