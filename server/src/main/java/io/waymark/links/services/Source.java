package io.waymark.links.services;

import org.jspecify.annotations.Nullable;

/**
 * A domain somebody has at a service.
 *
 * @param id the service's, unique among what one token shows
 * @param domain in lower case
 * @param group what the service puts it under, in its words; null for nothing
 * @param links how many there are; null if the service does not tell
 */
public record Source(String id, String domain, @Nullable String group, @Nullable Long links) {}
