/** Tables of links as people keep them: comma-separated values, in and out. */
@NullMarked
package io.waymark.links.csv;

import org.jspecify.annotations.NullMarked;
