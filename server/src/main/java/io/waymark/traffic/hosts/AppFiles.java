package io.waymark.traffic.hosts;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.platform.http.FrontDoor;
import io.waymark.platform.http.Hosts;

/** Answers phones that ask a domain for its apps (RED-4). */
final class AppFiles {
  private static final long PATIENCE_SECONDS = 5;

  private final DomainSource domains;
  private final Hosts hosts;

  AppFiles(DomainSource domains, Hosts hosts) {
    this.domains = domains;
    this.hosts = hosts;
  }

  void send(HttpServerRequest request, AppFile file) {
    domains.find(
        hosts.domain(FrontDoor.host(request)),
        domain -> PlainAnswer.send(request, 200, "application/json", file.of(domain)),
        () -> PlainAnswer.tryLater(request, 503, PATIENCE_SECONDS));
  }
}
