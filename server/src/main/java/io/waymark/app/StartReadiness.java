package io.waymark.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the start is over, and its user has been told the first key. */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
class StartReadiness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("start").status(QuarkusFramework.hasStarted()).build();
  }
}
