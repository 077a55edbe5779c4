package io.waymark.platform.memory;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Where entries are, by their hashes: a table with open addressing that grows with its entries. */
final class Places {
  static final int NONE = -1;
  private static final int FIRST_SIZE = 64;

  private final IntUnaryOperator hashAt;

  /** Places plus one, so that zero is free. */
  private int[] table = new int[FIRST_SIZE];

  private int size;

  /**
   * @param hashAt the hash of the entry at a place
   */
  Places(IntUnaryOperator hashAt) {
    this.hashAt = hashAt;
  }

  int size() {
    return size;
  }

  int[] all() {
    return Arrays.stream(table).filter(slot -> slot != 0).map(slot -> slot - 1).toArray();
  }

  /** The place with this hash that a condition holds for, or {@link #NONE}. */
  int find(int hash, IntPredicate condition) {
    for (var at = home(hash); table[at] != 0; at = next(at)) {
      var place = table[at] - 1;
      if (condition.test(place)) {
        return place;
      }
    }
    return NONE;
  }

  void add(int hash, int place) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    insert(hash, place);
    size++;
  }

  /** Whether the place was there. */
  boolean remove(int hash, int place) {
    var at = home(hash);
    while (table[at] != place + 1) {
      if (table[at] == 0) {
        return false;
      }
      at = next(at);
    }
    // Those behind move up, so that no search ends at a gap before what it looks for.
    var gap = at;
    for (at = next(gap); table[at] != 0; at = next(at)) {
      var distance = at - home(hashAt.applyAsInt(table[at] - 1)) & table.length - 1;
      if (distance >= (at - gap & table.length - 1)) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = 0;
    size--;
    return true;
  }

  private void grow() {
    var before = table;
    table = new int[2 * before.length];
    for (var slot : before) {
      if (slot != 0) {
        insert(hashAt.applyAsInt(slot - 1), slot - 1);
      }
    }
  }

  private void insert(int hash, int place) {
    var at = home(hash);
    while (table[at] != 0) {
      at = next(at);
    }
    table[at] = place + 1;
  }

  private int home(int hash) {
    return hash & table.length - 1;
  }

  private int next(int at) {
    return at + 1 & table.length - 1;
  }
}
