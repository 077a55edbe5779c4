/** Webhooks of whatever can send them, read by rules that a workspace writes. */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.inbound;
