/**
 * What operators order about archives and backups, and who carries it out: a server, or a command.
 */
@NullMarked
package io.waymark.app.archiving;

import org.jspecify.annotations.NullMarked;
