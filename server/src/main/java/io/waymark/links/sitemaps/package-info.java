/** Sitemaps of other people's sites: fetched, and read for the addresses of pages. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.sitemaps;
