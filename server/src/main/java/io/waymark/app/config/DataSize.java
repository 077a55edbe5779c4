package io.waymark.app.config;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * An amount of bytes, such as {@code 5MiB}. {@code KiB, MiB, GiB, TiB} are powers of 1024, {@code
 * kB, MB, GB, TB} powers of 1000, {@code B} is one byte; a bare number is refused as ambiguous.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}) ?([A-Za-z]{1,3})");

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative size");
    }
  }

  /**
   * Reads a whole number with a unit, upper or lower case.
   *
   * @throws IllegalArgumentException if the text is anything else, or more than a long holds
   */
  public static DataSize parse(CharSequence text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    for (var unit : Unit.values()) {
      if (unit.name().equalsIgnoreCase(match.group(2))) {
        return unit.times(Long.parseLong(match.group(1)));
      }
    }
    throw new IllegalArgumentException("not a unit of size: " + match.group(2));
  }

  @Override
  public int compareTo(DataSize other) {
    return Comparator.comparingLong(DataSize::bytes).compare(this, other);
  }

  /** In the largest binary unit that loses nothing. */
  @Override
  public String toString() {
    for (var unit : new Unit[] {Unit.TiB, Unit.GiB, Unit.MiB, Unit.KiB}) {
      if (bytes > 0 && bytes % unit.bytes == 0) {
        return bytes / unit.bytes + unit.name();
      }
    }
    return bytes + "B";
  }

  @SuppressWarnings("MemberName") // the constants are spelled as users write them
  private enum Unit {
    B(1),
    kB(1_000),
    MB(1_000_000),
    GB(1_000_000_000),
    TB(1_000_000_000_000L),
    KiB(1L << 10),
    MiB(1L << 20),
    GiB(1L << 30),
    TiB(1L << 40);

    private final long bytes;

    Unit(long bytes) {
      this.bytes = bytes;
    }

    DataSize times(long count) {
      try {
        return new DataSize(Math.multiplyExact(count, bytes));
      } catch (ArithmeticException tooLarge) {
        throw new IllegalArgumentException("size too large: " + count + name(), tooLarge);
      }
    }
  }
}
