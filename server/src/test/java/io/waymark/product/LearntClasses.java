package io.waymark.product;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The classes of a start as the JVM archives them (docs/decisions/0008), which spares each of the
 * many servers that tests launch a quarter of its processor time. The dashboard's tests use it too.
 */
final class LearntClasses {
  private static final String FILE = "learnt-for-tests.jsa";

  private LearntClasses() {}

  /** The archive of this application; made by the first that asks. */
  static synchronized Path of(Path app) {
    var archive = app.resolveSibling(FILE);
    try (var channel = FileChannel.open(app.resolveSibling(FILE + ".lock"), CREATE, WRITE);
        var _ = channel.lock()) {
      if (!isFresh(archive, app)) {
        make(archive);
      }
      return archive;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFresh(Path archive, Path app) throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive)
                .compareTo(Files.getLastModifiedTime(app.resolve("quarkus-run.jar")))
            > 0;
  }

  private static void make(Path archive) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("waymark-rehearsal-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var draft = archive.resolveSibling(FILE + ".draft");
    Files.deleteIfExists(draft);
    var learning =
        List.of(
            "-XX:ArchiveClassesAtExit=" + draft, "-Drehearsal.of=" + ProcessHandle.current().pid());
    var exit =
        Launch.of("rehearse", "--data", folder.resolve("data").toString())
            .process(learning, folder.resolve("output"))
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException(Files.readString(folder.resolve("output")));
    }
    Files.move(draft, archive, ATOMIC_MOVE);
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
