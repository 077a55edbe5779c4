/**
 * The append-only journal: the truth for events. A record is durable before its visitor is
 * answered.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.journal;
