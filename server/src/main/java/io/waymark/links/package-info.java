/** Links, domains and the rules for changing them. */
@org.jspecify.annotations.NullMarked
package io.waymark.links;
