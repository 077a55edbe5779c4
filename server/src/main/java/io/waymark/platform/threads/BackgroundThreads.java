package io.waymark.platform.threads;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes platform threads for work that nobody waits for. Where the processors do not suffice, they
 * leave them to the threads that answer people; on Linux, where every thread has a nice value of
 * its own, and nowhere else. Java's own thread priorities have no effect there.
 */
public final class BackgroundThreads {
  private static final Logger LOG = Logger.getLogger(BackgroundThreads.class);

  /** About a tenth of the time of a processor that both want. */
  private static final int NICE = 10;

  private static final int PROCESS = 0;
  private static final int THIS_THREAD = 0;
  private static final @Nullable MethodHandle SET_PRIORITY = setPriority();

  private BackgroundThreads() {}

  /**
   * Daemon threads that step back as soon as they run.
   *
   * @param name of each, followed by a number
   */
  public static ThreadFactory named(String name) {
    var threads = Thread.ofPlatform().daemon().name(name, 1).factory();
    return work ->
        threads.newThread(
            () -> {
              stepBack();
              work.run();
            });
  }

  private static void stepBack() {
    if (SET_PRIORITY == null) {
      return;
    }
    try {
      var refused = (int) SET_PRIORITY.invokeExact(PROCESS, THIS_THREAD, NICE) != 0;
      if (refused) {
        LOG.debug("the priority of a background thread stays as it is");
      }
    } catch (Throwable e) {
      LOG.debug("the priority of a background thread stays as it is", e);
    }
  }

  @SuppressWarnings("restricted")
  private static @Nullable MethodHandle setPriority() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return null;
    }
    var linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(
            address ->
                linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT)))
        .orElse(null);
  }
}
