/** The dashboard: serves the built web application, and the server's own style sheets. */
@NullMarked
package io.waymark.dashboard;

import org.jspecify.annotations.NullMarked;
