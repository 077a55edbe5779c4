package io.waymark.links;

import java.util.List;

/**
 * One change for many links (LNK-45).
 *
 * @param linkIds at most 100; if there are any, the external ids only tell which are missing
 * @param externalIds with or without their {@code ext_}
 */
record LinksChange(List<String> linkIds, List<String> externalIds, LinkRequest data) {}
