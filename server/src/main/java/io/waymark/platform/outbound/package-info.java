/**
 * Requests that the server makes to addresses other people chose, kept away from networks that are
 * nobody else's business (decision 7).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.outbound;
