package io.waymark.links.folders;

/** f */
public record Folder(String id) {}
