package io.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * The classes that a start loads, written down for the JVM of the next one to map instead
 * (docs/decisions/0008). The launcher asks for it where there is no archive yet.
 */
final class ClassArchive {
  /** The system property with the file to write; the server must not take it for a key. */
  static final String FILE = "classes.archive";

  private static final Logger LOG = Logger.getLogger(ClassArchive.class);

  private ClassArchive() {}

  /**
   * Writes the archive, if it was asked for. All threads stand still meanwhile, some seconds, so
   * this belongs before the server is said to be ready. A failure costs the next start its speed
   * and nothing else.
   */
  static void keep() {
    var wanted = System.getProperty(FILE);
    if (wanted == null) {
      return;
    }
    var file = Path.of(wanted);
    var part = file.resolveSibling(file.getFileName() + ".part");
    var out = System.out;
    try {
      // the JDK tells of the archive there
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"dynamic_dump", part.toString()}},
              new String[] {String[].class.getName()});
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (JMException | IOException | RuntimeException failure) {
      LOG.debug("no archive of classes for the next start", failure);
    } finally {
      System.setOut(out);
    }
  }
}
