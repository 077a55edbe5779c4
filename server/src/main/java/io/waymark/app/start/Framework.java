package io.waymark.app.start;

import java.util.Map;

/** What serves requests, once everything it needs is there. */
public interface Framework {

  /**
   * Begins, in the background, what takes long and needs neither configuration nor a database. It
   * may do nothing, and a failure is left to {@link #run}.
   */
  void prepare();

  /**
   * Serves until the process is told to stop.
   *
   * @param properties its configuration
   * @param ready called once, when requests are answered
   * @return the exit code: zero unless it failed
   */
  int run(Map<String, String> properties, Runnable ready);

  /** Tells it to stop, as a signal to the process does; {@link #run} then returns. */
  void stop();
}
