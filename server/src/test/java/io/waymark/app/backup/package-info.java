@NullMarked
package io.waymark.app.backup;

import org.jspecify.annotations.NullMarked;
