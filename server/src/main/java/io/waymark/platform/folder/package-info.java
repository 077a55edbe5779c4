/** Data folders: which process owns one. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.folder;
