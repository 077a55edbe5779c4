/** Start-up order, configuration and the wiring of the slices. */
@org.jspecify.annotations.NullMarked
package io.waymark.app;
