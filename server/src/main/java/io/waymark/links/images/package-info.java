/** Pictures that callers upload: checked by their bytes, kept in the database, served unchanged. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.images;
