package io.waymark.archive;

/**
 * A table that archives do not have.
 *
 * @param why in words for people
 */
record LeftOut(String table, String why) {}
