/**
 * The books that integrations report to: who paid, for what, and what was paid back. Which customer
 * is meant and what counts is decided behind it.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.ledger;
