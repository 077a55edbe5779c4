package io.waymark.app;

import io.waymark.events.EventStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;

/** Lets tests at the HTTP door put events into the server's store. */
@ApplicationScoped
public class StoreUnderTest {
  @Inject Lifecycle lifecycle;

  public EventStore store() {
    return Objects.requireNonNull(lifecycle.server()).store();
  }
}
