package io.waymark.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** How it is with scheduled backups. A server without one serves all the same, so this stays up. */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
class BackupReadiness implements HealthCheck {
  private final Lifecycle lifecycle;

  BackupReadiness(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    var server = lifecycle.server();
    var check = HealthCheckResponse.named("backups").up();
    if (server == null || !server.preservation().isScheduled()) {
      return check.withData("scheduled", false).build();
    }
    var state = server.preservation().state();
    check.withData("scheduled", true);
    if (state.succeededAt() != null) {
      check.withData("last", state.succeededAt().toString()).withData("bytes", state.bytes());
    }
    if (state.failedAt() != null) {
      check.withData("degraded", String.valueOf(state.problem()));
      check.withData("since", state.failedAt().toString());
    }
    return check.build();
  }
}
