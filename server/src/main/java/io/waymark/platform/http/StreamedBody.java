package io.waymark.platform.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer as a stream for a thread that may block: sends chunk by chunk, and goes on
 * when the client has taken the last one.
 */
final class StreamedBody extends OutputStream {
  private static final int CHUNK = 16 * 1024;

  /** A client that takes nothing for so long is taken as gone. */
  private static final long PATIENCE_SECONDS = 120;

  private final Context context;
  private final HttpServerResponse response;
  private final Runnable head;
  private final byte[] chunk = new byte[CHUNK];
  private int used;
  private boolean started;

  /**
   * @param context of the request
   * @param head sets status and headers; run on the context before the first chunk
   */
  StreamedBody(Context context, HttpServerResponse response, Runnable head) {
    this.context = context;
    this.response = response;
    this.head = head;
  }

  /** Whether the client has seen a part, so that nothing else can be answered any more. */
  boolean started() {
    return started;
  }

  @Override
  public void write(int b) throws IOException {
    if (used == CHUNK) {
      send();
    }
    chunk[used++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var from = offset;
    var left = length;
    while (left > 0) {
      if (used == CHUNK) {
        send();
      }
      var some = Math.min(left, CHUNK - used);
      System.arraycopy(bytes, from, chunk, used, some);
      used += some;
      from += some;
      left -= some;
    }
  }

  /** Sends what there is, for a reader who should see it now. */
  @Override
  public void flush() throws IOException {
    if (used > 0) {
      send();
    }
  }

  private void send() throws IOException {
    var bytes = Buffer.buffer(used).appendBytes(chunk, 0, used);
    used = 0;
    var first = !started;
    started = true;
    var sent = new CompletableFuture<Void>();
    context.runOnContext(
        _ -> {
          try {
            if (first) {
              head.run();
              response.setChunked(true);
            }
            response
                .write(bytes)
                .onSuccess(_ -> sent.complete(null))
                .onFailure(sent::completeExceptionally);
          } catch (RuntimeException gone) {
            sent.completeExceptionally(gone);
          }
        });
    await(sent);
  }

  private static void await(CompletableFuture<Void> sent) throws IOException {
    try {
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the client is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server is stopping", e);
    }
  }

  /** Sends what is left and ends the answer. */
  void end() {
    var rest = Buffer.buffer(used).appendBytes(chunk, 0, used);
    var first = !started;
    started = true;
    context.runOnContext(
        _ -> {
          if (response.ended() || response.closed()) {
            return;
          }
          if (first) {
            head.run();
          }
          response.end(rest);
        });
  }

  /** Cuts the connection: what was sent is not the whole. */
  void abandon() {
    context.runOnContext(_ -> response.reset());
  }
}
