/**
 * What partners are paid, and what their customers pay less: rewards, their conditions, discounts
 * (partners A5 to A7).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.partners.rewards;
