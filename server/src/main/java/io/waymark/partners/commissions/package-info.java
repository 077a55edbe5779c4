/**
 * What partners have earned: the engine that makes commissions, and their ledger (partners A8, B2,
 * C4).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.partners.commissions;
