package io.waymark.identity.people;

import io.waymark.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who belongs to a workspace.
 *
 * @param machine whether it is a program's account rather than a person
 * @param joinedAt since when
 */
record Member(
    String id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String image,
    Role role,
    boolean machine,
    Instant joinedAt) {}
