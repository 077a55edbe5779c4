package io.waymark.app;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.app.config.Config;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.Origins;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** By what visitors are known: where they come from, what they use, whether they are machines. */
record Recognition(Origins origins, Agents agents, Bots bots) {

  /** Begins to read the geo database. */
  static Recognition of(Config config, InstantSource clock, Executor background) {
    return new Recognition(
        OriginSettings.of(config, clock, background), new Agents(), OriginSettings.bots(config));
  }

  /** The address of whoever sent the request, behind trusted proxies; empty if unknown. */
  String address(HttpServerRequest request) {
    return origins.address(Operators.peer(request), request.headers()::getAll);
  }
}
