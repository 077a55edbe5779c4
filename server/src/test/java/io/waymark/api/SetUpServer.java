package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server of its own, which others' users are not on. */
public class SetUpServer implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("waymark.app-url", "http://new.acme.example");
  }

  @Override
  public void stop() {}
}
