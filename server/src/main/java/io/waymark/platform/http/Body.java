package io.waymark.platform.http;

import java.io.IOException;
import java.io.OutputStream;

/** What an answer carries after its headers. */
public sealed interface Body {

  /** Nothing. */
  record None() implements Body {}

  /**
   * A JSON value.
   *
   * @param value anything Jackson can write
   */
  record Json(Object value) implements Body {}

  /**
   * A document that is ready.
   *
   * @param contentType such as {@code image/png}
   */
  record Bytes(String contentType, byte[] bytes) implements Body {}

  /**
   * A document that is written while it is sent.
   *
   * @param contentType such as {@code text/csv; charset=utf-8}
   */
  record Stream(String contentType, Writing writing) implements Body {}

  /** Writes a document from its beginning to its end. Runs on a virtual thread and may block. */
  @FunctionalInterface
  interface Writing {
    /**
     * Writes everything. What fails before the first 16 KiB are full is answered as an error; what
     * fails later cuts the connection, so that nobody takes the part for the whole.
     *
     * @param out waits for the client to read what was written, so no more than two chunks are ever
     *     in memory; need not be closed. Flush it only if the reader waits for a part
     * @throws IOException if the client is gone
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
