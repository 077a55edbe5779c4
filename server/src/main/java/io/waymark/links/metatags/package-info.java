/**
 * What other people's pages say of themselves: preview texts and pictures, and who may frame them.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.links.metatags;
