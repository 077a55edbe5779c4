package io.waymark.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.waymark.app.config.Config;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Starts and stops the server with the framework. */
@ApplicationScoped
class Lifecycle {
  private @Nullable Server server;

  void start(
      @Observes Router router,
      Config config,
      DataSource database,
      MeterRegistry metrics,
      Engine templates,
      ObjectMapper json,
      Vertx vertx)
      throws IOException {
    server = new Server(config, database, metrics, templates, json, vertx);
    server.start(router);
  }

  /** The framework is about to wait for the requests that are under way. */
  void prepareToStop() {
    if (server != null) {
      server.prepareToStop();
    }
  }

  /** By now the framework answers no more requests, and the database is still there. */
  void stop(@Observes ShutdownEvent event) {
    if (server != null) {
      server.stop();
    }
  }

  @Nullable Server server() {
    return server;
  }
}
