package io.waymark.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made.
 *
 * @param workspaceId null for what an operator did beside all workspaces
 * @param credential the key's id, or how else they came in
 * @param action the operationId
 * @param target the id of what was changed; null if it is the workspace, or more than one thing
 * @param parent the id of what that belongs to; null if that is the workspace
 * @param changes what was asked for, as JSON without secrets; null if the path said it all
 * @param changeSet the fields that were changed, before and after, as JSON without secrets; null if
 *     nobody knows
 */
record AuditEntry(
    String id,
    @Nullable String workspaceId,
    Instant at,
    String userId,
    String credential,
    String address,
    String requestId,
    String action,
    @Nullable String target,
    @Nullable String parent,
    @Nullable String changes,
    @Nullable String changeSet) {}
