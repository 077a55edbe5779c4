package io.waymark.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the server has started, which it does only with its database. Should that go away later,
 * known links go on and the check stays up, but says so.
 */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
class DatabaseReadiness implements HealthCheck {
  private final Lifecycle lifecycle;

  DatabaseReadiness(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    var server = lifecycle.server();
    var check = HealthCheckResponse.named("database");
    if (server == null) {
      return check.down().build();
    }
    server.limits().problem().ifPresent(text -> check.withData("limits", text));
    return server.databaseOutage().describe(check).up().build();
  }
}
