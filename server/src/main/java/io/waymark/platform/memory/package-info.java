/** A bounded piece of memory outside the Java heap that remembers bytes by key. */
@NullMarked
package io.waymark.platform.memory;

import org.jspecify.annotations.NullMarked;
