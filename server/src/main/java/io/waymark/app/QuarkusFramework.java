package io.waymark.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.waymark.app.start.Framework;
import io.waymark.events.duckdb.DuckDbEventStore;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Boots Quarkus in this process. It reads its configuration from the system properties. */
final class QuarkusFramework implements Framework {

  /** Quarkus makes its application by itself, so what it calls has to be left somewhere for it. */
  private static volatile Runnable whenReady = () -> {};

  /** True where nobody waits to be told, as in tests. */
  private static volatile boolean started = true;

  /** Whether whoever waits for the start has been told of its end. */
  static boolean hasStarted() {
    return started;
  }

  /** The event store's library is 70 MB, which are linked while PostgreSQL starts. */
  @Override
  public void prepare() {
    Thread.ofPlatform().daemon().name("preparing").start(DuckDbEventStore::loadLibrary);
  }

  @Override
  public int run(Map<String, String> properties, Runnable ready) {
    properties.forEach(System::setProperty);
    whenReady = ready;
    started = false;
    var exit = new AtomicInteger();
    // with a handler of ours, Quarkus returns instead of ending the process under our feet
    Quarkus.run(Waiting.class, (code, _) -> exit.set(code));
    return exit.get();
  }

  @Override
  public void stop() {
    Quarkus.asyncExit();
  }

  /** Runs when everything has started. */
  static final class Waiting implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      whenReady.run();
      started = true;
      Quarkus.waitForExit();
      CDI.current().select(Lifecycle.class).get().prepareToStop();
      return 0;
    }
  }
}
