/** Folders of links. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.folders;
