/** UTM templates: named sets of campaign parameters that links are made with. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.utm;
