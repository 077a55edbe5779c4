package io.waymark.links.qr;

import com.google.zxing.ChecksumException;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules of a QR code: the smallest that holds a text, with the most correction it can. */
final class Symbol {
  private static final int LARGEST_VERSION = 40;

  private final Level level;
  private final ByteMatrix modules;

  private Symbol(Level level, QRCode code) {
    this.level = level;
    this.modules = code.getMatrix();
  }

  /**
   * Encodes a text (QR-4).
   *
   * @param least raised while the version stays the same
   * @return null if the text does not fit the largest code of the level
   */
  static @Nullable Symbol of(String text, Level least) {
    var smallest = encoded(text, least, null);
    return smallest == null ? null : boosted(text, least, smallest);
  }

  /**
   * Encodes a text so that it can be read with a logo in the middle, whatever is in the logo.
   *
   * @param least raised while the version stays the same; at least {@link Level#Q}
   * @param margin how many modules are around the code
   * @return null if the text does not fit the largest code of the level
   */
  static @Nullable Symbol withLogo(String text, Level least, int margin) {
    var level = least.atLeast(Level.Q);
    var code = encoded(text, level, null);
    while (code != null) {
      var symbol = boosted(text, level, code);
      if (symbol.bears(LogoSpace.of(symbol.size(), margin), margin)) {
        return symbol;
      }
      // The square takes a greater part of the correction from small codes than from large ones.
      var next = code.getVersion().getVersionNumber() + 1;
      code = next > LARGEST_VERSION ? null : encoded(text, level, next);
    }
    return null;
  }

  private static Symbol boosted(String text, Level least, QRCode code) {
    var best = new Symbol(least, code);
    for (var better : Level.values()) {
      if (better.compareTo(least) > 0) {
        var boosted = encoded(text, better, code.getVersion().getVersionNumber());
        if (boosted == null) {
          break;
        }
        best = new Symbol(better, boosted);
      }
    }
    return best;
  }

  private static @Nullable QRCode encoded(String text, Level level, @Nullable Integer version) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      // Readers are told only where it matters, because telling takes room.
      hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
    if (version != null) {
      hints.put(EncodeHintType.QR_VERSION, version);
    }
    try {
      return Encoder.encode(text, level.standard(), hints);
    } catch (WriterException doesNotFit) {
      return null;
    }
  }

  /** Whether it can be read although every module under the logo is wrong. */
  private boolean bears(LogoSpace logo, int margin) {
    var seen = new BitMatrix(size());
    for (var y = 0; y < size(); y++) {
      for (var x = 0; x < size(); x++) {
        if (dark(x, y) != logo.covers(x + margin, y + margin)) {
          seen.set(x, y);
        }
      }
    }
    try {
      new Decoder().decode(seen);
      return true;
    } catch (ChecksumException | FormatException unreadable) {
      return false;
    }
  }

  /** How many modules wide and high it is. */
  int size() {
    return modules.getWidth();
  }

  /** Whether the module of a column and a row is dark. */
  boolean dark(int x, int y) {
    return modules.get(x, y) == 1;
  }

  Level level() {
    return level;
  }
}
