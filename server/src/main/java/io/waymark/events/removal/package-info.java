/** Events of workspaces that were deleted, and how they are removed. */
@NullMarked
package io.waymark.events.removal;

import org.jspecify.annotations.NullMarked;
