package io.waymark.identity.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param passwordHash null if they have no password
 * @param emailVerified whether they showed that they read the mails to their address
 */
public record Account(
    String id,
    @Nullable String email,
    @Nullable String name,
    @Nullable String image,
    @Nullable String passwordHash,
    boolean emailVerified) {}
