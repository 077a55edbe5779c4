package io.waymark.platform.memory;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers bytes by key, as many as a number of bytes outside the Java heap holds: a million small
 * values cost the garbage collector nothing. Memory is taken as it is needed, and then whatever was
 * not asked for lately makes room. For any number of threads; nobody waits for more than a copy.
 */
public final class ByteCache {
  private static final int SHELF_BITS = 5;
  private static final int SHELVES = 1 << SHELF_BITS;

  private final SecretHash hash;
  private final Shelf[] shelves;

  /**
   * An empty cache.
   *
   * @param capacity most bytes to take; below 512 KiB nothing is remembered
   * @param random makes hashes that nobody can foresee
   */
  public ByteCache(long capacity, RandomGenerator random) {
    this.hash = new SecretHash(random.nextLong());
    this.shelves =
        IntStream.range(0, SHELVES)
            .mapToObj(_ -> new Shelf(capacity / SHELVES))
            .toArray(Shelf[]::new);
  }

  /** The value of a key, or null. */
  public byte @Nullable [] get(byte[] key) {
    var hashed = hash.of(key);
    return shelf(hashed).get((int) hashed, key);
  }

  /** Remembers a value in place of any other; one that is large beside the cache is not kept. */
  public void put(byte[] key, byte[] value) {
    var hashed = hash.of(key);
    shelf(hashed).put((int) hashed, key, value);
  }

  /** Forgets a key. */
  public void remove(byte[] key) {
    var hashed = hash.of(key);
    shelf(hashed).remove((int) hashed, key);
  }

  /** Forgets all keys that a condition holds for; looks at every key. */
  public void removeIf(Predicate<byte[]> condition) {
    for (var shelf : shelves) {
      shelf.removeIf(condition);
    }
  }

  /** How many keys are remembered. */
  public long size() {
    var size = 0L;
    for (var shelf : shelves) {
      size += shelf.size();
    }
    return size;
  }

  private Shelf shelf(long hashed) {
    return shelves[(int) (hashed >>> (Long.SIZE - SHELF_BITS))];
  }
}
