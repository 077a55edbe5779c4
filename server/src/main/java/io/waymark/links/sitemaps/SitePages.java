package io.waymark.links.sitemaps;

import java.util.List;

/**
 * What sitemaps tell of a site.
 *
 * @param pages each once, in the order they were found
 * @param documents how many sitemaps and indexes were read
 * @param truncated whether there is more than is read at once
 * @param problems to which may be added what goes wrong with the pages
 */
public record SitePages(
    List<String> pages, int documents, boolean truncated, SiteProblems problems) {}
