package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as one kind of receiver wants it, with the signature of exactly these bytes (webhooks
 * 5). Both are made once, however often they are sent.
 */
record Message(byte[] body, String signature) {

  /** The message for a webhook; null for an event that its receiver has no use for. */
  static @Nullable Message of(Event event, Webhook webhook) {
    var body =
        switch (webhook.receiver()) {
          case SLACK -> SlackMessage.of(event);
          case SEGMENT -> SegmentCall.of(event);
          case ZAPIER, MAKE, USER -> event.envelope();
        };
    if (body == null) {
      return null;
    }
    var bytes = Event.bytes(body);
    return new Message(bytes, Signature.of(webhook.secret(), bytes));
  }

  /** The headers a message is sent with. */
  static Map<String, String> headers(Receiver receiver, String secret, String signature) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put(Signature.HEADER, signature);
    if (receiver == Receiver.SEGMENT) {
      var credentials = Base64.getEncoder().encodeToString((secret + ":").getBytes(UTF_8));
      headers.put("Authorization", "Basic " + credentials);
    }
    return headers;
  }
}
