/** Typed configuration from a file, the environment and flags. */
@org.jspecify.annotations.NullMarked
package io.waymark.app.config;
