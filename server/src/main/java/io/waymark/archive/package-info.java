/**
 * Archives: everything that a server or a workspace has, written down as files of lines of JSON,
 * and taken back.
 *
 * <p>{@link io.waymark.archive.Contents} says which files there are; each is described once, by a
 * {@link io.waymark.archive.TableFile} or an {@link io.waymark.archive.EventFile}, and that
 * description writes, reads, checks and documents it. A new table needs a description there, or a
 * word on why it is left out.
 */
@NullMarked
package io.waymark.archive;

import org.jspecify.annotations.NullMarked;
