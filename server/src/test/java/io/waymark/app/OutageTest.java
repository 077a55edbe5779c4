package io.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
  private Instant now = Instant.parse("2026-11-21T12:00:00.5Z");
  private final Outage outage = new Outage(problem::get, () -> now);

  @Test
  @DisplayName("an outage dates from when it was noticed; a new one starts anew")
  void since() {
    assertThat(described().getData()).isEmpty();
    problem.set(Optional.of("gone"));
    assertThat(told("since")).isEqualTo("2026-11-21T12:00:00Z");
    now = now.plusSeconds(60);
    problem.set(Optional.of("still gone"));
    assertThat(told("since")).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(told("degraded")).isEqualTo("still gone");

    problem.set(Optional.empty());
    assertThat(described().getData()).isEmpty();
    problem.set(Optional.of("gone again"));
    assertThat(told("since")).isEqualTo("2026-11-21T12:01:00Z");
  }

  @Test
  @DisplayName("before the first good start nothing is ready")
  void beforeTheStart() {
    var starting = new Lifecycle();
    assertThat(new DatabaseReadiness(starting).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(new Readiness(starting).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  private String told(String name) {
    return String.valueOf(described().getData().orElseThrow().get(name));
  }

  private HealthCheckResponse described() {
    return outage.describe(HealthCheckResponse.named("part")).up().build();
  }
}
