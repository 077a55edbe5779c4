package io.waymark.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * How it is with events. While they cannot be stored the journal keeps them, so the check stays up
 * and says what is wrong.
 */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
class Readiness implements HealthCheck {
  private final Lifecycle lifecycle;

  Readiness(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    var server = lifecycle.server();
    var check = HealthCheckResponse.named("events");
    if (server == null) {
      return check.down().build();
    }
    var journal = server.journal().status();
    // Visitors are sent on even so; an operator has to know what is not counted.
    journal.problem().ifPresent(text -> check.withData("journal", text));
    return server
        .eventsOutage()
        .describe(check)
        .withData("journalled", journal.nextSequence() - 1)
        .withData("stored", server.storedSequence())
        .withData("lost", journal.failedRecords())
        .withData("skipped", journal.recovery().found())
        .up()
        .build();
  }
}
