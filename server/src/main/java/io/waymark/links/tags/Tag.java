package io.waymark.links.tags;

/** t */
public record Tag(String id, String name, String color) {}
