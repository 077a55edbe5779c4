/** Accounts of people: signing in, and what they may change about themselves. */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.account;
