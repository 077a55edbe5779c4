/** The first set-up of a server that nobody has an account on, in a browser. */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.setup;
