/** Work beside the requests. */
@NullMarked
package io.waymark.platform.threads;

import org.jspecify.annotations.NullMarked;
