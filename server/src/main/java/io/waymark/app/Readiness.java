package io.waymark.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether clicks can be kept and asked about. The framework checks PostgreSQL itself. */
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
    var problem = server.store().problem();
    var journal = server.journal().status();
    problem.ifPresent(text -> check.withData("event store", text));
    // Visitors are sent on even so; an operator has to know what is not counted.
    journal.problem().ifPresent(text -> check.withData("journal", text));
    return check
        .withData("journalled", journal.nextSequence() - 1)
        .withData("stored", server.storedSequence())
        .withData("lost", journal.failedRecords())
        .withData("skipped", journal.recovery().found())
        .status(problem.isEmpty())
        .build();
  }
}
