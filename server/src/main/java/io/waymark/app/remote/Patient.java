package io.waymark.app.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of an answer, which fails instead of waiting for ever. */
final class Patient extends FilterInputStream {
  private final Duration patience;

  Patient(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var reading = new CompletableFuture<Integer>();
    Thread.startVirtualThread(
        () -> {
          try {
            reading.complete(in.read(into, offset, length));
          } catch (IOException failure) {
            reading.completeExceptionally(failure);
          }
        });
    try {
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silence) {
      in.close();
      throw new IOException(
          "the server has been silent for %d s; see --timeout".formatted(patience.toSeconds()));
    } catch (ExecutionException failure) {
      throw new IOException("the answer broke off: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
