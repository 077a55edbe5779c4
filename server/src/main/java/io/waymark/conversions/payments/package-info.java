/** Payments from outside, put together: providers, what waits, and refunds. */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.payments;
