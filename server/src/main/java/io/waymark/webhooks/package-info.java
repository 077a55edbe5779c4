/** Telling other servers what happens: webhooks, their deliveries and the log of these. */
@org.jspecify.annotations.NullMarked
package io.waymark.webhooks;
