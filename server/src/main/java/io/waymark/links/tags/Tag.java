package io.waymark.links.tags;

/**
 * A label that links of a workspace can carry (TAG-1).
 *
 * @param id {@code tag_…}, or a bare id of an old import
 * @param name 1 to 190 characters, unique in its workspace whatever its case
 * @param color one of the eight published colours
 */
public record Tag(String id, String name, String color) {}
