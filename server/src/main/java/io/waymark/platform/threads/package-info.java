/**
 * Work beside the requests: threads that step back, rounds, and tasks that may end when the server
 * stops.
 */
@NullMarked
package io.waymark.platform.threads;

import org.jspecify.annotations.NullMarked;
