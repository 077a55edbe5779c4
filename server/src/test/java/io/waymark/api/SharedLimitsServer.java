package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server that counts calls together with others. */
public class SharedLimitsServer implements QuarkusTestResourceLifecycleManager {

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    return Map.of("waymark.rate-limit.shared", "on");
  }

  @Override
  public void stop() {}
}
