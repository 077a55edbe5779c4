package io.waymark.traffic.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A real disk that can be told to refuse. It writes what still fits, as real ones do. */
final class FaultyDisk implements Disk {
  final AtomicLong space = new AtomicLong(Long.MAX_VALUE);
  volatile boolean refusesCreation;
  volatile boolean refusesTruncation;
  volatile boolean refusesSync;

  /** One permit is taken for each write. */
  final Semaphore writes = new Semaphore(Integer.MAX_VALUE);

  @Override
  public FileChannel create(Path file) throws IOException {
    if (refusesCreation) {
      throw new IOException("Read-only file system");
    }
    return new Channel(Disk.REAL.create(file));
  }

  private final class Channel extends FileChannel {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public int write(ByteBuffer src, long position) throws IOException {
      writes.acquireUninterruptibly();
      if (space.get() == 0) {
        throw new IOException("No space left on device");
      }
      int limit = src.limit();
      int n = (int) Math.min(src.remaining(), space.get());
      int written = real.write(src.limit(src.position() + n), position);
      src.limit(limit);
      space.addAndGet(-written);
      return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      if (refusesTruncation) {
        throw new IOException("Input/output error");
      }
      real.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (refusesSync) {
        throw new IOException("Input/output error");
      }
      real.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int read(ByteBuffer dst) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] dsts, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer src) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] srcs, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel src, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer dst, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
