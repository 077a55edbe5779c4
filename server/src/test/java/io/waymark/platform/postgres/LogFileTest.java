package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  @Test
  void theTailIsWholeLines() throws Exception {
    var path = folder.resolve("postgres.log");
    var log = new LogFile(path);
    log.create();
    assertThat(log.tail()).isEmpty();
    Files.writeString(path, "only\nlines\n");
    assertThat(log.tail()).isEqualTo("only\nlines");
    Files.writeString(path, "0123456789\n".repeat(1000) + "last\n");
    assertThat(log.tail()).startsWith("0123456789\n").endsWith("\nlast").hasSizeLessThan(2001);
  }

  @Test
  void aLargeFileMakesWayAndASmallOneStays() throws Exception {
    var path = folder.resolve("postgres.log");
    var log = new LogFile(path);
    Files.writeString(path, "small");
    log.trim();
    assertThat(path).hasContent("small");
    Files.write(path, new byte[11 << 20]);
    log.trim();
    assertThat(path).isEmptyFile();
    assertThat(folder.resolve("postgres.log.1")).hasSize(11 << 20);
  }
}
