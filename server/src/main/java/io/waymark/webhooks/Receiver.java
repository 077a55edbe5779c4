package io.waymark.webhooks;

import io.waymark.platform.net.WebUrl;

/** Who listens behind a webhook's URL, told by its host (webhooks 1). */
enum Receiver {
  ZAPIER,
  MAKE,
  SLACK,
  SEGMENT,
  USER;

  static Receiver of(String url) {
    var parsed = WebUrl.parse(url);
    return switch (parsed == null ? "" : parsed.hostname()) {
      case "zapier.com", "hooks.zapier.com" -> ZAPIER;
      case "make.com" -> MAKE;
      case "hooks.slack.com" -> SLACK;
      case "api.segment.io" -> SEGMENT;
      default -> USER;
    };
  }
}
