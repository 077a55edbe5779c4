/** Limits that servers with one database keep together. */
@NullMarked
package io.waymark.platform.limits;

import org.jspecify.annotations.NullMarked;
