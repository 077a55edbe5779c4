package io.waymark.traffic.clicks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.Click;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;

/** Clicks as other servers see them (webhooks 4.2). */
public final class ShownClick {
  private ShownClick() {}

  /**
   * The click.
   *
   * @param at the time to show, which is not always the click's
   */
  public static ObjectNode of(Click click, Instant at) {
    var place = click.place();
    var agent = click.agent();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", click.clickId())
        .put("timestamp", Timestamps.iso(at))
        .put("url", click.url())
        .put("country", place.country())
        .put("city", place.city())
        .put("region", place.region())
        .put("continent", place.continent())
        .put("device", agent.device())
        .put("browser", agent.browser())
        .put("os", agent.os())
        .put("ua", agent.userAgent())
        .put("trigger", click.trigger().label())
        .put("referer", click.referer())
        .put("refererUrl", click.refererUrl())
        .put("qr", click.qr())
        .put("ip", click.ip());
  }
}
