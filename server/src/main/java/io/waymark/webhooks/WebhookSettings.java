package io.waymark.webhooks;

import java.time.Duration;

/**
 * How events are delivered.
 *
 * @param attempts how often an event is sent at most, the first time included
 * @param timeout how long an endpoint may take to answer
 * @param concurrency how many deliveries are under way at once, in this process
 * @param keep how long deliveries that are done, their log, and notices are kept
 */
public record WebhookSettings(int attempts, Duration timeout, int concurrency, Duration keep) {}
