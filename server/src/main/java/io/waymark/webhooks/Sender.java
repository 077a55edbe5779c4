package io.waymark.webhooks;

import io.waymark.platform.outbound.OutboundResponse;
import java.util.Map;

/** Sends a body to an address; blocks until something came of it. */
@FunctionalInterface
interface Sender {
  OutboundResponse post(String url, Map<String, String> headers, byte[] body);
}
