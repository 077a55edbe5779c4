/** Tags of a workspace and which links carry them. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.tags;
