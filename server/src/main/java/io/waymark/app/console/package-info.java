/** The terminal or pipe that a command talks to, and what its exit code means. */
@org.jspecify.annotations.NullMarked
package io.waymark.app.console;
