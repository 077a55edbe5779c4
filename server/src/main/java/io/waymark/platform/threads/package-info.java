/** Threads that the operating system treats in a way of their own. */
@NullMarked
package io.waymark.platform.threads;

import org.jspecify.annotations.NullMarked;
