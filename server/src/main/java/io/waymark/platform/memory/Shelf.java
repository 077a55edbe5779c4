package io.waymark.platform.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of the cache with a lock of its own. Records are written one after another into chunks.
 * When all chunks are full the oldest is emptied: those of its records that were asked for since
 * they were written are written anew, up to half a chunk of them.
 */
final class Shelf {
  private static final int LARGEST_CHUNK = 1 << 20;
  private static final int SMALLEST_CHUNK = 1 << 12;
  private static final int FEWEST_CHUNKS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final int chunkSize;
  private final int mostChunks;
  private final List<MemorySegment> chunks = new ArrayList<>();
  private final Places places = new Places(this::hashAt);
  private int writing;
  private int end;

  Shelf(long capacity) {
    var wanted = Long.highestOneBit(Math.max(capacity / FEWEST_CHUNKS, 1));
    this.chunkSize = Math.clamp(wanted, SMALLEST_CHUNK, LARGEST_CHUNK);
    this.mostChunks = (int) Math.min(capacity / chunkSize, Integer.MAX_VALUE / chunkSize);
  }

  byte @Nullable [] get(int hash, byte[] key) {
    lock.lock();
    try {
      var place = find(hash, key);
      if (place == Places.NONE) {
        return null;
      }
      var entry = entry(place);
      entry.markAsked();
      return entry.value();
    } finally {
      lock.unlock();
    }
  }

  void put(int hash, byte[] key, byte[] value) {
    var size = Entry.size(key, value);
    lock.lock();
    try {
      removeUnlocked(hash, key);
      if (mostChunks >= FEWEST_CHUNKS && size <= chunkSize / FEWEST_CHUNKS) {
        makeRoom(size);
        append(size).write(hash, key, value);
        places.add(hash, place(writing, end - size));
      }
    } finally {
      lock.unlock();
    }
  }

  void remove(int hash, byte[] key) {
    lock.lock();
    try {
      removeUnlocked(hash, key);
    } finally {
      lock.unlock();
    }
  }

  void removeIf(Predicate<byte[]> condition) {
    lock.lock();
    try {
      for (var place : places.all()) {
        if (condition.test(entry(place).key())) {
          places.remove(hashAt(place), place);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return places.size();
    } finally {
      lock.unlock();
    }
  }

  private int find(int hash, byte[] key) {
    return places.find(hash, place -> entry(place).is(hash, key));
  }

  private void removeUnlocked(int hash, byte[] key) {
    var place = find(hash, key);
    if (place != Places.NONE) {
      places.remove(hash, place);
    }
  }

  private void makeRoom(int size) {
    if (chunks.isEmpty()) {
      grow();
    }
    while (end + size > chunkSize) {
      close();
      if (chunks.size() < mostChunks) {
        writing = chunks.size();
        grow();
      } else {
        writing = (writing + 1) % chunks.size();
        recycle();
      }
    }
  }

  private void grow() {
    chunks.add(Arena.ofAuto().allocate(chunkSize, Long.BYTES));
    end = 0;
  }

  /** Marks where the records of the current chunk end. */
  private void close() {
    if (end + Integer.BYTES <= chunkSize) {
      chunks.get(writing).set(ValueLayout.JAVA_INT_UNALIGNED, end, 0);
    }
  }

  private void recycle() {
    var chunk = chunks.get(writing);
    var kept = new byte[chunkSize / 2];
    var keptEnd = 0;
    for (var at = 0; at + Integer.BYTES <= chunkSize; ) {
      var entry = new Entry(chunk, at);
      var size = entry.size();
      if (size == 0) {
        break;
      }
      if (places.remove(entry.hash(), place(writing, at))
          && entry.asked()
          && keptEnd + size <= kept.length) {
        MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, at, kept, keptEnd, size);
        keptEnd += size;
      }
      at += size;
    }
    MemorySegment.copy(kept, 0, chunk, ValueLayout.JAVA_BYTE, 0, keptEnd);
    end = keptEnd;
    for (var at = 0; at < keptEnd; ) {
      var entry = new Entry(chunk, at);
      entry.markFresh();
      places.add(entry.hash(), place(writing, at));
      at += entry.size();
    }
  }

  private Entry append(int size) {
    end += size;
    return new Entry(chunks.get(writing), end - size);
  }

  private int place(int chunk, int at) {
    return chunk * chunkSize + at;
  }

  private Entry entry(int place) {
    return new Entry(chunks.get(place / chunkSize), place % chunkSize);
  }

  private int hashAt(int place) {
    return entry(place).hash();
  }
}
