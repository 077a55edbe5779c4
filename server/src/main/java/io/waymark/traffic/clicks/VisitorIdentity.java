package io.waymark.traffic.clicks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who a visitor is, as far as counting goes: hex SHA-256 of {@code <ip>-<user agent>} (CLK-3). */
public final class VisitorIdentity {
  private VisitorIdentity() {}

  /**
   * A visitor's hash.
   *
   * @param ip empty if unknown
   * @param userAgent null counts as empty
   */
  public static String hash(String ip, @Nullable String userAgent) {
    var text = ip + "-" + (userAgent == null ? "" : userAgent);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
