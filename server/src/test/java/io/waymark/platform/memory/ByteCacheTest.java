package io.waymark.platform.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCacheTest {
  private static final int ENOUGH = 1 << 24;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] key(int number) {
    return bytes("d.co/" + number);
  }

  @Test
  void remembersWhatWasPutLast() {
    var cache = new ByteCache(ENOUGH, new Random(1));
    assertThat(cache.get(key(1))).isNull();
    cache.put(key(1), bytes("one"));
    cache.put(key(2), new byte[0]);
    cache.put(key(1), bytes("another"));
    assertThat(cache.get(key(1))).isEqualTo(bytes("another"));
    assertThat(cache.get(key(2))).isEmpty();
    assertThat(cache.size()).isEqualTo(2);
    cache.remove(key(1));
    cache.remove(key(3));
    assertThat(cache.get(key(1))).isNull();
    assertThat(cache.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void answersLikeAMapWhileThereIsRoom(long seed) {
    var random = new Random(seed);
    var cache = new ByteCache(ENOUGH, random);
    var map = new HashMap<Integer, byte[]>();
    for (var step = 0; step < 50_000; step++) {
      var number = random.nextInt(5_000);
      if (random.nextInt(4) == 0) {
        cache.remove(key(number));
        map.remove(number);
      } else {
        var value = new byte[random.nextInt(60)];
        random.nextBytes(value);
        cache.put(key(number), value);
        map.put(number, value);
      }
    }
    for (var number = 0; number < 5_000; number++) {
      assertThat(cache.get(key(number)))
          .as("seed %d, key %d", seed, number)
          .isEqualTo(map.get(number));
    }
    assertThat(cache.size()).isEqualTo(map.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void neverAnswersWrongWhenItIsFullAndKeepsWhatIsAskedFor(long seed) {
    var random = new Random(seed);
    var cache = new ByteCache(1 << 20, random);
    var missed = 0;
    for (var step = 0; step < 200_000; step++) {
      var value = new byte[1 + random.nextInt(100)];
      Arrays.fill(value, (byte) step);
      cache.put(key(step), value);
      var often = step % 20;
      var kept = cache.get(bytes("often/" + often));
      if (kept == null) {
        missed++;
        cache.put(bytes("often/" + often), bytes("value " + often));
      } else {
        assertThat(kept).as("seed %d", seed).isEqualTo(bytes("value " + often));
      }
      var earlier = Math.max(0, step - random.nextInt(20_000));
      var found = cache.get(key(earlier));
      if (found != null) {
        assertThat(found).as("seed %d", seed).containsOnly((byte) earlier);
      }
    }
    assertThat(missed).as("seed %d", seed).isLessThan(100);
    assertThat(cache.size()).as("seed %d", seed).isBetween(4_000L, 16_000L);
  }

  @Test
  void forgetsByCondition() {
    var cache = new ByteCache(ENOUGH, new Random(1));
    IntStream.range(0, 10_000).forEach(number -> cache.put(key(number), bytes("" + number)));
    cache.removeIf(key -> key[key.length - 1] != '7');
    assertThat(cache.size()).isEqualTo(1_000);
    assertThat(cache.get(key(17))).isEqualTo(bytes("17"));
    assertThat(cache.get(key(18))).isNull();
    cache.removeIf(_ -> true);
    assertThat(cache.size()).isZero();
    cache.put(key(18), bytes("again"));
    assertThat(cache.get(key(18))).isEqualTo(bytes("again"));
  }

  @Test
  void doesNotKeepWhatIsLargeBesideIt() {
    var cache = new ByteCache(1 << 20, new Random(1));
    cache.put(key(1), bytes("small"));
    cache.put(key(1), new byte[1 << 19]);
    assertThat(cache.get(key(1))).isNull();
  }

  @Test
  void keepsKeysOfUpTo65535Bytes() {
    var cache = new ByteCache(1 << 26, new Random(1));
    var longest = bytes("k".repeat(65_535));
    var longer = bytes("k".repeat(65_536));
    cache.put(longest, bytes("longest"));
    cache.put(longer, bytes("longer"));
    assertThat(cache.get(longest)).isEqualTo(bytes("longest"));
    assertThat(cache.get(longer)).isNull();
  }

  @Test
  void remembersNothingWithoutMemory() {
    var cache = new ByteCache(0, new Random(1));
    cache.put(key(1), bytes("one"));
    assertThat(cache.get(key(1))).isNull();
    assertThat(cache.size()).isZero();
  }

  @Test
  void givesEveryThreadWholeValues() throws Exception {
    var cache = new ByteCache(1 << 20, new Random(1));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var done =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  thread ->
                      threads.submit(
                          () -> {
                            var random = new Random(thread);
                            for (var step = 0; step < 100_000; step++) {
                              var number = random.nextInt(30_000);
                              var found = cache.get(key(number));
                              if (found != null) {
                                assertThat(found).hasSize(40).containsOnly((byte) number);
                              }
                              var value = new byte[40];
                              Arrays.fill(value, (byte) number);
                              cache.put(key(number), value);
                            }
                          }))
              .toList();
      for (var each : done) {
        each.get();
      }
    }
  }
}
