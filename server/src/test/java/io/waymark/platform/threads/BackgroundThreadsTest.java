package io.waymark.platform.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BackgroundThreadsTest {
  @Test
  void theyHaveNamesAndDoTheirWork() throws Exception {
    var seen = new CompletableFuture<Thread>();

    BackgroundThreads.named("clicks-")
        .newThread(() -> seen.complete(Thread.currentThread()))
        .start();

    assertThat(seen.get().getName()).isEqualTo("clicks-1");
    assertThat(seen.get().isDaemon()).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theyStepBackAndNobodyElseDoes() throws Exception {
    var seen = new CompletableFuture<Integer>();

    BackgroundThreads.named("clicks-").newThread(() -> seen.complete(nice())).start();

    assertThat(seen.get()).isEqualTo(10);
    assertThat(nice()).isLessThan(10);
  }

  /** The nice value of the thread that asks. */
  private static int nice() {
    try {
      var fields = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1)[16]);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
