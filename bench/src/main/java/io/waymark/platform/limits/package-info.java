/** What limits cost. */
@NullMarked
package io.waymark.platform.limits;

import org.jspecify.annotations.NullMarked;
