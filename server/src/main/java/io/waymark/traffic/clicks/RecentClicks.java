package io.waymark.traffic.clicks;

import io.waymark.platform.memory.ByteCache;
import io.waymark.platform.memory.ByteReader;
import io.waymark.platform.memory.ByteWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The click ids of visitors of the last hour, so that who comes back without a cookie, or opens the
 * app, keeps the id (CLK-3, RED-20, RED-34). The hour runs from the first click and does not slide.
 * Redirects ask for links whose destinations are told ids; what else is counted is learnt a moment
 * later. They lie outside the Java heap: as objects they were most of what the garbage collector
 * had to look through.
 */
public final class RecentClicks {
  /** For more than a quarter of a million visitors; it is taken as it is needed. */
  private static final long MEMORY = 16L << 20;

  /** Enough that no two visitors of the hour share them. */
  private static final int KEY_BYTES = 16;

  private static final int LOCKS = 64;

  private final InstantSource clock;
  private final ByteCache clickIds;
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /**
   * Nobody is known yet.
   *
   * @param random keeps visitors from making this slow
   */
  public RecentClicks(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.clickIds = new ByteCache(MEMORY, random);
  }

  private record Given(String clickId, Instant at) {
    static Given read(byte[] bytes) {
      var reader = new ByteReader(bytes);
      return new Given(reader.text(), Instant.ofEpochMilli(reader.wide()));
    }

    byte[] toBytes() {
      return new ByteWriter().text(clickId).wide(at.toEpochMilli()).toBytes();
    }

    boolean over(Instant now) {
      return !now.isBefore(at.plus(RepeatWindow.LENGTH));
    }
  }

  /**
   * The id of the visitor's first click on the link within the hour: the known one, else {@code
   * fresh} from now on.
   */
  public String clickId(String linkId, String identityHash, String fresh) {
    return first(visitor(linkId, identityHash), new Given(fresh, clock.instant()));
  }

  /** The id of the visitor's first click on the link within the hour, or null. */
  public @Nullable String known(String linkId, String identityHash) {
    return known(visitor(linkId, identityHash), clock.instant());
  }

  /** Learns of a click that was counted. */
  void counted(String linkId, String identityHash, String clickId, Instant at) {
    first(visitor(linkId, identityHash), new Given(clickId, at));
  }

  private String first(byte[] visitor, Given given) {
    synchronized (locks[Math.floorMod(Arrays.hashCode(visitor), LOCKS)]) {
      var known = known(visitor, given.at());
      if (known != null) {
        return known;
      }
      clickIds.put(visitor, given.toBytes());
      return given.clickId();
    }
  }

  private @Nullable String known(byte[] visitor, Instant now) {
    var bytes = clickIds.get(visitor);
    if (bytes == null) {
      return null;
    }
    var given = Given.read(bytes);
    return given.over(now) ? null : given.clickId();
  }

  private static byte[] visitor(String linkId, String identityHash) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var both = new ByteWriter().text(linkId).text(identityHash).toBytes();
      return Arrays.copyOf(digest.digest(both), KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
