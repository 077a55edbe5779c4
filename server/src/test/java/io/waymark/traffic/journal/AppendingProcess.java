package io.waymark.traffic.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * A process to be killed: appends from several threads without end and prints, for each record
 * acknowledged, its sequence and payload.
 */
final class AppendingProcess {
  private AppendingProcess() {}

  public static void main(String[] args) throws Exception {
    var settings = JournalSettings.in(Path.of(args[0])).withSegmentBytes(1024 * 1024);
    var journal =
        FileJournal.open(settings.withDurability(JournalSettings.Durability.valueOf(args[1])));
    var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    for (int t = 0; t < 4; t++) {
      var name = args[2] + "-" + t + "-";
      Thread.ofPlatform().start(() -> appendOn(journal, name, out));
    }
  }

  private static void appendOn(Journal journal, String name, BufferedWriter out) {
    var window = new Semaphore(500);
    for (long i = 0; ; i++) {
      var payload = name + i + "-" + "x".repeat((int) (i % 300));
      window.acquireUninterruptibly();
      journal.append(
          Records.bytes(payload),
          Runnable::run,
          new Journal.Outcome() {
            @Override
            public void appended(long sequence) {
              print(out, sequence + " " + payload + "\n");
              window.release();
            }

            @Override
            public void failed(Exception cause) {
              Runtime.getRuntime().halt(3);
            }
          });
    }
  }

  private static void print(BufferedWriter out, String line) {
    try {
      // Only the writer's thread comes here.
      out.write(line);
      if (line.startsWith("0 ", line.indexOf(' ') - 1)) {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
