package io.waymark.platform.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts of a shape in their order, to make other shapes of: an update is often a creation
 * without some fields and with all others optional.
 */
public final class Fields {
  private final List<Part> parts;

  private Fields(List<Part> parts) {
    var seen = new HashSet<String>();
    parts.stream()
        .flatMap(Part::names)
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("Two fields are named '" + name + "'");
            });
    this.parts = List.copyOf(parts);
  }

  public static Fields of(Part... parts) {
    return new Fields(Arrays.asList(parts));
  }

  /**
   * Without the fields of these names.
   *
   * @throws IllegalArgumentException if there is none of such a name
   */
  public Fields without(String... names) {
    for (var name : names) {
      position(name);
    }
    var gone = Set.of(names);
    return new Fields(
        parts.stream().filter(part -> part.names().noneMatch(gone::contains)).toList());
  }

  /** With more fields at the end. */
  public Fields and(Part... more) {
    return new Fields(Stream.concat(parts.stream(), Arrays.stream(more)).toList());
  }

  /**
   * With other fields in the place of those with the same names.
   *
   * @throws IllegalArgumentException if there is none of such a name
   */
  public Fields replacing(Field<?>... others) {
    var changed = new ArrayList<>(parts);
    for (var other : others) {
      other.names().forEach(name -> changed.set(position(name), other));
    }
    return new Fields(changed);
  }

  /** The same, each allowed to be absent, without defaults. */
  public Fields optional() {
    return new Fields(parts.stream().map(Part::optional).toList());
  }

  private int position(String name) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Field<?> field && field.names().anyMatch(name::equals)) {
        return i;
      }
    }
    throw new IllegalArgumentException("There is no field '" + name + "'");
  }

  List<Part> parts() {
    return parts;
  }

  Stream<String> names() {
    return parts.stream().flatMap(Part::names);
  }
}
