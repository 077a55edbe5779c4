/** The commands of the waymark executable. */
@org.jspecify.annotations.NullMarked
package io.waymark.app.cli;
