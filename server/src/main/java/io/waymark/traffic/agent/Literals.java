package io.waymark.traffic.agent;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds many literal strings in a text in one pass, whatever their number (an Aho–Corasick
 * automaton). ASCII letters match without regard to case, as everywhere in the rules for User-Agent
 * headers.
 */
public final class Literals {
  private static final int ASCII = 128;
  private static final int[] NONE = {};

  private final List<String> literals;
  private final byte[] classes = new byte[ASCII];
  private final int width;
  private final int[] next;
  private final int[][] found;

  /**
   * @param literals printable ASCII; duplicates are one
   * @throws IllegalArgumentException if a literal is empty or not printable ASCII
   */
  public Literals(Collection<String> literals) {
    this.literals =
        literals.stream().map(literal -> literal.toLowerCase(Locale.ROOT)).distinct().toList();
    this.width = classify();
    int capacity = 1 + this.literals.stream().mapToInt(String::length).sum();
    var trie = new int[capacity * width];
    this.found = new int[capacity][];
    Arrays.fill(found, NONE);
    int states = grow(trie);
    this.next = Arrays.copyOf(trie, states * width);
    link(states);
  }

  /** The literals in lower case; a position in this list is a literal's number. */
  public List<String> all() {
    return literals;
  }

  /** Whether any of the literals occurs. */
  public boolean anyIn(CharSequence text) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      if (found[state].length > 0) {
        return true;
      }
    }
    return false;
  }

  /** The numbers of the literals that occur. */
  public BitSet in(CharSequence text) {
    var present = new BitSet(literals.size());
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int literal : found[state]) {
        present.set(literal);
      }
    }
    return present;
  }

  private int step(int state, char c) {
    return c < ASCII ? next[state * width + classes[c]] : 0;
  }

  /** Gives every character that occurs in a literal a column of its own; column 0 is the rest. */
  private int classify() {
    int columns = 1;
    for (var literal : literals) {
      if (literal.isEmpty()) {
        throw new IllegalArgumentException("an empty literal occurs everywhere");
      }
      for (int i = 0; i < literal.length(); i++) {
        char c = literal.charAt(i);
        if (c < ' ' || c >= ASCII) {
          throw new IllegalArgumentException("not printable ASCII: " + literal);
        }
        if (classes[c] == 0) {
          classes[c] = (byte) columns++;
          classes[Character.toUpperCase(c)] = classes[c];
        }
      }
    }
    return columns;
  }

  private int grow(int[] trie) {
    int states = 1;
    for (int literal = 0; literal < literals.size(); literal++) {
      int state = 0;
      var text = literals.get(literal);
      for (int i = 0; i < text.length(); i++) {
        int edge = state * width + classes[text.charAt(i)];
        if (trie[edge] == 0) {
          trie[edge] = states++;
        }
        state = trie[edge];
      }
      found[state] = new int[] {literal};
    }
    return states;
  }

  /** Completes the trie to an automaton: every missing edge leads where the longest suffix goes. */
  private void link(int states) {
    var suffix = new int[states];
    var queue = new ArrayDeque<Integer>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      if (state != 0) {
        found[state] = join(found[state], found[suffix[state]]);
      }
      for (int column = 0; column < width; column++) {
        int edge = state * width + column;
        int fallback = state == 0 ? 0 : next[suffix[state] * width + column];
        if (next[edge] == 0) {
          next[edge] = fallback;
        } else {
          suffix[next[edge]] = fallback;
          queue.add(next[edge]);
        }
      }
    }
  }

  private static int[] join(int[] own, int[] inherited) {
    if (inherited.length == 0) {
      return own;
    }
    return IntStream.concat(Arrays.stream(own), Arrays.stream(inherited)).toArray();
  }
}
