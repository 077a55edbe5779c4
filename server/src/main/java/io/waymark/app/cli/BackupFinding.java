package io.waymark.app.cli;

import io.waymark.app.archiving.ArchiveOrder;
import io.waymark.app.archiving.ControlCall;
import io.waymark.app.archiving.Teller;
import io.waymark.app.config.Config;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the doctor says of backups. A server that runs is asked how they went. */
final class BackupFinding {
  private static final String SUBJECT = "backups";

  private BackupFinding() {}

  static Finding of(Config config) {
    var backup = config.backup();
    var place = backup.to().orElse(config.data().resolve("backups").toString());
    if (backup.schedule().isNever()) {
      return Finding.note(
          SUBJECT,
          "none are made by themselves",
          "set backup.schedule and backup.to, see docs/backup.md");
    }
    var text = "%s, to %s".formatted(backup.schedule(), place);
    var heard = asked(config);
    if (!heard.isEmpty()) {
      text += "\n" + String.join("\n", heard);
    }
    if (heard.stream().anyMatch(line -> line.contains("failed at "))) {
      return Finding.note(SUBJECT, text, "see the server's log; waymark backup tries it at once");
    }
    return backup.to().isPresent()
        ? Finding.ok(SUBJECT, text)
        : Finding.note(
            SUBJECT, text, "set backup.to to a place that is not on the data folder's disk");
  }

  private static List<String> asked(Config config) {
    var heard = new ArrayList<String>();
    try (var call = ControlCall.to(config.data()).orElse(null)) {
      if (call != null) {
        call.carryOut(
            new ArchiveOrder.Status(),
            new Teller() {
              @Override
              public void say(String line) {
                heard.add(line);
              }

              @Override
              public void complain(String line) {
                heard.add(line);
              }
            });
      }
    } catch (IOException e) {
      heard.add("the server cannot be asked: " + e.getMessage());
    }
    return heard;
  }
}
