package io.waymark.platform.http;

import java.time.Duration;

/**
 * A call that was answered.
 *
 * @param requestId what the caller is told to name it by
 * @param took until the answer was ready to be sent
 */
public record Call(
    Operation operation, Exchange exchange, Answer answer, String requestId, Duration took) {}
