package io.waymark.links.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture's bytes for a reader, which fails for good when the reader goes on behind their end.
 * Some readers take the end for zeros, and spend minutes on files of a few bytes.
 */
final class FiniteInput extends MemoryCacheImageInputStream {
  private static final int PATIENCE = 1_000;

  private int behindTheEnd;

  FiniteInput(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return checked(super.read(bytes, offset, length));
  }

  /** Unchecked on purpose: the readers in question catch what is checked, and read on. */
  private int checked(int read) {
    if (read < 0 && ++behindTheEnd > PATIENCE) {
      throw new IllegalStateException("the picture is longer than its file");
    }
    return read;
  }
}
