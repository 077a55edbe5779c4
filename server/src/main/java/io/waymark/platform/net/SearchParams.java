package io.waymark.platform.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of query parameters with the behaviour of JavaScript's {@code URLSearchParams}:
 * names may repeat, and everything is read from and written to {@code
 * application/x-www-form-urlencoded}. Changing it changes no URL; hand it to {@link
 * WebUrl#withSearchParams}. Not for use by several threads at once.
 */
public final class SearchParams {
  /** One parameter, decoded. */
  public record Entry(String name, String value) {}

  private final List<Entry> entries;

  /** No parameters. */
  public SearchParams() {
    this(new ArrayList<>());
  }

  private SearchParams(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads a query, with or without its question mark. Any text is a valid query. */
  public static SearchParams parse(String query) {
    return parseQuery(query.startsWith("?") ? query.substring(1) : query);
  }

  static SearchParams parseQuery(String query) {
    return new SearchParams(FormEncoding.parse(query));
  }

  /** A copy that changes on its own. */
  public SearchParams copy() {
    return new SearchParams(new ArrayList<>(entries));
  }

  /** The value of the first parameter of this name, or null if there is none. */
  public @Nullable String get(String name) {
    int first = indexOf(name);
    return first < 0 ? null : entries.get(first).value();
  }

  /** The values of all parameters of this name, in order. */
  public List<String> getAll(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).toList();
  }

  /** Whether there is a parameter of this name. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** Whether there is a parameter of this name and value. */
  public boolean has(String name, String value) {
    return entries.contains(new Entry(name, value));
  }

  /** Adds a parameter at the end. */
  public void append(String name, String value) {
    entries.add(new Entry(name, value));
  }

  /**
   * Gives the first parameter of this name the value and removes the others; adds one at the end if
   * there is none.
   */
  public void set(String name, String value) {
    var entry = new Entry(name, value);
    int first = indexOf(name);
    if (first < 0) {
      entries.add(entry);
      return;
    }
    entries.set(first, entry);
    var rest = entries.subList(first + 1, entries.size());
    rest.removeIf(e -> e.name().equals(name));
  }

  /** Removes all parameters of this name. */
  public void delete(String name) {
    entries.removeIf(e -> e.name().equals(name));
  }

  /** Removes all parameters of this name and value. */
  public void delete(String name, String value) {
    entries.removeIf(e -> e.name().equals(name) && e.value().equals(value));
  }

  /** Sorts by name, by UTF-16 units; parameters of the same name keep their order. */
  public void sort() {
    entries.sort(Comparator.comparing(Entry::name));
  }

  /** The parameters as they are now, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many parameters there are. */
  public int size() {
    return entries.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchParams params && entries.equals(params.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** The parameters as a query without question mark. */
  @Override
  public String toString() {
    return FormEncoding.write(entries);
  }

  private int indexOf(String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
