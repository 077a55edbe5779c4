package io.waymark.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API as it is kept.
 *
 * @param id what the caller was told to name it by
 * @param path with all its values, below the API's root
 * @param operation the operationId
 * @param duration in microseconds, until the answer was ready to be sent
 * @param credential the key's id, or how else the caller came in
 * @param requestBody without secrets and cut off; null if there was none
 * @param answerBody likewise; null for answers that only show something
 */
record LoggedRequest(
    String id,
    String workspaceId,
    Instant at,
    String method,
    String path,
    String operation,
    int status,
    long duration,
    String userId,
    String credential,
    String address,
    @Nullable String userAgent,
    @Nullable String query,
    @Nullable String requestBody,
    @Nullable String answerBody) {}
