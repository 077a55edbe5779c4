package io.waymark.app.archiving;

import io.waymark.app.backup.BackupState;
import io.waymark.app.backup.Backups;
import io.waymark.archive.Verification;
import io.waymark.events.EventStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** Carries out orders, one at a time, and tells what comes of them. */
public final class Clerk {
  /** The exit code of what was done. */
  public static final int DONE = 0;

  /** The exit code of what could not be done. */
  public static final int FAILED = 1;

  private static final Logger LOG = Logger.getLogger(Clerk.class);

  private final Archives archives;
  private final Backups backups;
  private final Supplier<BackupState> scheduled;
  private final Lock busy;

  /**
   * @param backups makes backups of the same archives
   * @param scheduled how it is with those that a schedule makes
   * @param busy held while archives are written or taken in, by whomever
   */
  public Clerk(Archives archives, Backups backups, Supplier<BackupState> scheduled, Lock busy) {
    this.archives = archives;
    this.backups = backups;
    this.scheduled = scheduled;
    this.busy = busy;
  }

  /** Returns the exit code. */
  public int carryOut(ArchiveOrder order, Teller teller) {
    if (order instanceof ArchiveOrder.Status) {
      teller.say(scheduled.get().words());
      return DONE;
    }
    if (!busy.tryLock()) {
      teller.complain("the server is at another export, import, backup or restore: wait for it");
      return FAILED;
    }
    try {
      return switch (order) {
        case ArchiveOrder.Export export -> write(export, teller);
        case ArchiveOrder.Import taking -> take(taking, teller);
        case ArchiveOrder.Backup backup -> backUp(backup, teller);
        case ArchiveOrder.Status _ -> DONE;
        case ArchiveOrder.Backups _ -> list(teller);
        case ArchiveOrder.Restore restore -> restore(restore, teller);
      };
    } catch (IOException | EventStoreException | JdbiException failure) {
      LOG.debugf(failure, "%s failed", order);
      teller.complain(String.valueOf(failure.getMessage()));
      return FAILED;
    } finally {
      busy.unlock();
    }
  }

  private int write(ArchiveOrder.Export export, Teller teller) throws IOException {
    var written = archives.write(export.to(), export.workspace(), export.secrets());
    if (written.isEmpty()) {
      teller.complain("there is no workspace '%s'".formatted(export.workspace()));
      return FAILED;
    }
    written.get().forEach((file, lines) -> teller.say("%-28s %10d".formatted(file, lines)));
    teller.say(
        export.secrets()
            ? "Written to %s, with secrets in plain text: keep it to yourself."
                .formatted(export.to())
            : "Written to %s, without secrets.".formatted(export.to()));
    return DONE;
  }

  private int take(ArchiveOrder.Import order, Teller teller) throws IOException {
    var report =
        order.json() ? new JsonReport(teller) : new TextReport(teller, order.rehearsal(), true);
    var refused = archives.take(order.from(), order.rehearsal(), report);
    if (refused > 0) {
      teller.complain("nothing was imported: %s, as said above".formatted(refusals(refused)));
      return FAILED;
    }
    if (!order.json()) {
      teller.say(order.rehearsal() ? "Nothing was changed." : "Imported.");
    }
    return DONE;
  }

  private static String refusals(long count) {
    return "%d %s refused".formatted(count, count == 1 ? "line is" : "lines are");
  }

  private int backUp(ArchiveOrder.Backup order, Teller teller) throws IOException {
    var made = backups.make(order.to(), teller::say);
    teller.say(
        "Backed up to %s, %d bytes, with secrets in plain text: keep it to yourself."
            .formatted(made.place(), made.bytes()));
    return DONE;
  }

  private int list(Teller teller) throws IOException {
    var found = backups.list();
    found.forEach(one -> teller.say("%s %15d".formatted(one.name(), one.bytes())));
    if (found.isEmpty()) {
      teller.say("There are no backups at %s.".formatted(backups.place()));
    }
    return DONE;
  }

  private int restore(ArchiveOrder.Restore order, Teller teller) throws IOException {
    var empty = archives.isEmpty();
    if (!empty && !order.confirmed()) {
      teller.complain(
          "a restore replaces everything this server has by what is in %s; if that is what you want, add --yes"
              .formatted(order.from()));
      return FAILED;
    }
    var refused = new Refusals(teller);
    var summary = Verification.of(order.from(), refused);
    if (refused.count() > 0) {
      teller.complain(
          "nothing was restored: %s, as said above".formatted(refusals(refused.count())));
      return FAILED;
    }
    if (summary.workspace() != null || !summary.secrets()) {
      teller.complain(
          "%s is an archive of %s, which would leave a server without the rest: take it in with waymark import"
              .formatted(
                  order.from(),
                  summary.workspace() != null ? "one workspace" : "a server without its secrets"));
      return FAILED;
    }
    teller.say("%s is whole.".formatted(order.from()));
    if (!empty) {
      var before = backups.beforeRestore();
      teller.say("What there was before is in %s.".formatted(before));
    }
    return replace(order.from(), teller);
  }

  private int replace(Path from, Teller teller) throws IOException {
    var lines = archives.replace(from, new TextReport(teller, false, false));
    if (lines > 0) {
      teller.complain("nothing was restored: %s, as said above".formatted(refusals(lines)));
      return FAILED;
    }
    teller.say("Restored.");
    return DONE;
  }

  /** Checks a backup, without any server. */
  public static int verify(Path file, Teller teller) {
    var refused = new Refusals(teller);
    try {
      if (!Files.exists(file)) {
        throw new IOException("there is no archive " + file);
      }
      var summary = Verification.of(file, refused);
      if (refused.count() > 0) {
        teller.complain("%s is no good: %s".formatted(file, refusals(refused.count())));
        return FAILED;
      }
      summary.files().forEach((name, lines) -> teller.say("%-28s %10d".formatted(name, lines)));
      teller.say("%s is whole, written by Waymark %s.".formatted(file, summary.product()));
      return DONE;
    } catch (IOException damaged) {
      teller.complain(String.valueOf(damaged.getMessage()));
      return FAILED;
    }
  }
}
