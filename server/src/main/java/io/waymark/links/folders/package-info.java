/** Folders of a workspace, and who may do what in them. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.folders;
