@NullMarked
package io.waymark.dashboard;

import org.jspecify.annotations.NullMarked;
