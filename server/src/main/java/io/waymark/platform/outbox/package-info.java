/** The outbox: what happened, kept in the transaction that made it happen until it is taken in. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.outbox;
