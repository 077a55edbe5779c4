package io.waymark.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes that no client library would, and reads what comes back. */
record RawHttp(URI base) {

  /**
   * Sends the bytes on a connection of their own and reads until the server closes it.
   *
   * @param request each character one byte
   * @return each byte one character; empty if the server closed without a word
   */
  String send(String request) throws IOException {
    return send(request, Duration.ofSeconds(20));
  }

  /**
   * The same, for requests that may leave the server waiting for more.
   *
   * @param patience how long nothing may come before that is taken for the end
   */
  String send(String request, Duration patience) throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      var answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getInputStream().transferTo(answer);
      } catch (SocketException | SocketTimeoutException end) {
        // The server need not read to the end what it refuses, nor answer half a request.
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
