package io.waymark.links.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules of a QR code: the smallest that holds a text, with the most correction it can. */
final class Symbol {
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
    if (smallest == null) {
      return null;
    }
    var best = new Symbol(least, smallest);
    var version = smallest.getVersion().getVersionNumber();
    for (var better : Level.values()) {
      if (better.compareTo(least) > 0) {
        var boosted = encoded(text, better, version);
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
