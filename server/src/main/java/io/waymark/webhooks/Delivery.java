package io.waymark.webhooks;

/**
 * One event on its way to one webhook, as whoever tries to deliver it holds it.
 *
 * @param id {@code msg_…}
 * @param body what is sent
 * @param attempts how many failed so far
 * @param secret the webhook's
 * @param installed whether the webhook belongs to an integration
 * @param lease proves that the holder is the one who tries
 */
record Delivery(
    String id,
    String workspaceId,
    String webhookId,
    String eventId,
    String event,
    String url,
    byte[] body,
    String signature,
    int attempts,
    String secret,
    boolean installed,
    String lease) {}
