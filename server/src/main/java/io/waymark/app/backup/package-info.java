/** Backups: made, checked, kept where they are safe, and thrown away when they are old. */
@NullMarked
package io.waymark.app.backup;

import org.jspecify.annotations.NullMarked;
