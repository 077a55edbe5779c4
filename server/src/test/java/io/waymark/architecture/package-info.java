/** What the code as a whole keeps to: directions, names, and the page that shows them. */
@NullMarked
package io.waymark.architecture;

import org.jspecify.annotations.NullMarked;
