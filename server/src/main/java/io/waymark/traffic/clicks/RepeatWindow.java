package io.waymark.traffic.clicks;

import java.time.Duration;
import java.time.Instant;

/**
 * Remembers for an hour which visitor was counted on which link (CLK-3). The hour runs from the
 * counted click and does not slide. Twelve bytes an entry, so that millions fit; beyond the bound
 * the oldest are forgotten first, and their visitors may be counted again. One thread at a time.
 */
final class RepeatWindow {
  static final Duration LENGTH = Duration.ofHours(1);

  private static final int SMALLEST = 1 << 12;
  private static final long FREE = 0;

  private final int mostEntries;
  private long[] keys = new long[SMALLEST];
  private int[] seconds = new int[SMALLEST];
  private int used;

  /**
   * @param mostEntries how many counted visits are remembered at most
   */
  RepeatWindow(int mostEntries) {
    this.mostEntries = mostEntries;
  }

  /**
   * Whether the visitor was counted on the link within the hour before. If not, the visit becomes
   * the one that is remembered.
   */
  boolean repeats(String linkId, String identityHash, Instant at) {
    var key = key(linkId, identityHash);
    var now = Math.toIntExact(at.getEpochSecond());
    var slot = slot(keys, key);
    if (keys[slot] == key) {
      if (now - seconds[slot] < LENGTH.toSeconds()) {
        return true;
      }
      seconds[slot] = now;
      return false;
    }
    keys[slot] = key;
    seconds[slot] = now;
    used++;
    if (used > keys.length / 2) {
      rebuild(now);
    }
    return false;
  }

  int size() {
    return used;
  }

  /** Drops what is over and, if that is not enough, grows or drops the older half. */
  private void rebuild(int now) {
    var oldest = now - (int) LENGTH.toSeconds();
    var alive = count(oldest);
    if (alive > mostEntries) {
      // A traffic of this size spreads over the hour evenly enough to cut it in the middle.
      oldest = now - (int) LENGTH.toSeconds() / 2;
      while (count(oldest) > mostEntries / 2 && oldest < now) {
        oldest += Math.max(1, (now - oldest) / 2);
      }
      alive = count(oldest);
    }
    var size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, alive)) * 4);
    var oldKeys = keys;
    var oldSeconds = seconds;
    keys = new long[size];
    seconds = new int[size];
    used = 0;
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE && oldSeconds[i] > oldest) {
        var slot = slot(keys, oldKeys[i]);
        keys[slot] = oldKeys[i];
        seconds[slot] = oldSeconds[i];
        used++;
      }
    }
  }

  private int count(int oldest) {
    var count = 0;
    for (var i = 0; i < keys.length; i++) {
      if (keys[i] != FREE && seconds[i] > oldest) {
        count++;
      }
    }
    return count;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private static int slot(long[] table, long key) {
    var mask = table.length - 1;
    var slot = (int) (key ^ key >>> 32) & mask;
    while (table[slot] != FREE && table[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /**
   * 64 bits of both, well mixed: at ten million entries, a collision is a matter of one in a
   * million.
   */
  private static long key(String linkId, String identityHash) {
    var key = mix(mix(text(linkId)) ^ text(identityHash));
    return key == FREE ? 1 : key;
  }

  private static long text(String text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long value) {
    var mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
