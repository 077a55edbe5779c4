/** The order in which the parts of the server start and stop. */
@org.jspecify.annotations.NullMarked
package io.waymark.app.start;
