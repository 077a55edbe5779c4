package io.waymark.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;
import io.waymark.dashboard.DashboardRoutes;
import io.waymark.links.images.ImageRoutes;
import io.waymark.logs.LogSlice;
import io.waymark.platform.http.ApiReference;
import io.waymark.platform.http.ApiRoutes;
import io.waymark.platform.http.FrontDoor;
import io.waymark.platform.http.Gate;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.Problems;
import java.util.List;

/** Everything that answers requests. */
final class Routes {
  private final FrontDoor frontDoor;
  private final TrafficArea traffic;
  private final ApiReference reference;
  private final DashboardRoutes dashboard;
  private final ImageRoutes images;
  private final ApiRoutes api;
  private final List<Operation> operations;

  /**
   * @param logs takes note of calls of the API
   * @param gate keeps such calls out for a while
   */
  Routes(
      Ground ground,
      Recognition recognition,
      TrafficArea traffic,
      List<Operation> operations,
      LogSlice logs,
      Gate gate,
      Engine templates,
      ObjectMapper json) {
    var addresses = ground.addresses();
    this.traffic = traffic;
    this.operations = operations;
    this.frontDoor =
        new FrontDoor(
            ground.hosts(),
            addresses.app(),
            traffic.hosts(),
            request -> Operators.mayAsk(recognition.origins(), request));
    this.reference = new ApiReference(addresses.api(), templates, operations);
    this.dashboard = new DashboardRoutes(addresses.defaultDomain());
    this.images = new ImageRoutes(ground.jdbi(), ground.threads());
    this.api =
        new ApiRoutes(
            json,
            new Problems(addresses.docs()),
            ground.threads(),
            recognition::address,
            () -> ground.ids().next("req_"),
            ground.config().http().maxBody().bytes(),
            logs::witness,
            new AbsentOperations(addresses.api())::message,
            gate);
  }

  void mount(Router router) {
    frontDoor.mount(router);
    traffic.hosts().mount(router);
    traffic.interstitial().mount(router);
    reference.mount(router);
    dashboard.mount(router);
    images.mount(router);
    api.mount(router, operations);
  }
}
