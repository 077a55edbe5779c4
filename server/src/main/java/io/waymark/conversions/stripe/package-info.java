/** Payments that Stripe tells of by its webhooks (D9). */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.stripe;
