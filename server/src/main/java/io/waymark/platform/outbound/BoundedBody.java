package io.waymark.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body of bounded length.
 *
 * @param truncated whether there was more
 */
record BoundedBody(byte[] bytes, boolean truncated) {

  /**
   * Reads a body to its end or to the limit.
   *
   * @param encoding the Content-Encoding; null for none
   * @param maxBytes of the body when it is unpacked; packed, it may be longer by what packing costs
   * @throws IOException if the sender breaks off, or packs in a way it was not asked for
   */
  static BoundedBody read(InputStream wire, @Nullable String encoding, int maxBytes)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = unpacked(wire, encoding, maxBytes)) {
      var chunk = new byte[8192];
      for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        var room = maxBytes - out.size();
        out.write(chunk, 0, Math.min(count, room));
        if (count > room) {
          return new BoundedBody(out.toByteArray(), true);
        }
      }
      return new BoundedBody(out.toByteArray(), false);
    } catch (TooLongException e) {
      return new BoundedBody(out.toByteArray(), true);
    }
  }

  private static InputStream unpacked(InputStream wire, @Nullable String encoding, int maxBytes)
      throws IOException {
    var name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> wire;
      case "gzip", "x-gzip" -> {
        var start = new PushbackInputStream(new Counted(wire, maxBytes + maxBytes / 100 + 1024L));
        var first = start.read();
        if (first < 0) {
          yield start;
        }
        start.unread(first);
        yield new GZIPInputStream(start);
      }
      default -> throw new IOException("the answer is packed in an unknown way");
    };
  }

  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Fails once more bytes were read than there should be: packed, nothing can take any room. */
  private static final class Counted extends FilterInputStream {
    private long left;

    Counted(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws TooLongException {
      left -= read;
      if (left < 0) {
        throw new TooLongException();
      }
    }
  }
}
