package io.waymark.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of a compressed file, which must not be out of proportion to it. */
final class Unpacking extends FilterInputStream {
  /** Small files may be mostly repetition. */
  private static final long ALWAYS = 64L * 1024 * 1024;

  /** Lines of links and clicks shrink to a tenth, and hardly ever to a fiftieth. */
  private static final long MOST_PER_BYTE = 200;

  private final long most;
  private long all;
  private long left = Long.MAX_VALUE;

  /**
   * @param packed the compressed file's size in bytes
   */
  Unpacking(InputStream in, long packed) {
    super(in);
    most = Math.max(ALWAYS, packed * MOST_PER_BYTE);
  }

  /** From now on, no more than so many bytes may come. */
  void atMost(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    var next = in.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var read = in.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws IOException {
    all += bytes;
    left -= bytes;
    if (all > most) {
      throw new IOException(
          "unpacked it is more than %d times as large as packed, which no archive is"
              .formatted(MOST_PER_BYTE));
    }
    if (left < 0) {
      throw new IOException("there is more about its files than any archive says");
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    var skipped = 0L;
    var buffer = new byte[(int) Math.min(bytes, 1 << 16)];
    while (skipped < bytes) {
      var read = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
