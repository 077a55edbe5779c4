/** Runs a real PostgreSQL as a child process of the server. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.postgres;
