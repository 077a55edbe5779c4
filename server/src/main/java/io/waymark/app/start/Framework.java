package io.waymark.app.start;

import java.util.Map;

/** What serves requests, once everything it needs is there. */
public interface Framework {

  /**
   * Serves until the process is told to stop.
   *
   * @param properties its configuration
   * @param ready called once, when requests are answered
   * @return the exit code: zero unless it failed
   */
  int run(Map<String, String> properties, Runnable ready);
}
