package io.waymark.product;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Visits short links, one after another over one connection. Each request is sent exactly once:
 * Java's own client repeats some by itself when a connection breaks, and then nobody could say what
 * a server that dies has been asked.
 */
final class Browser implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int LONGEST_LINE = 8192;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream input;

  Browser(int port) {
    this.port = port;
  }

  /**
   * Visits {@code path} for a visitor with this address and User-Agent.
   *
   * @return the answer's status
   * @throws IOException if there was no whole answer; the visit may have arrived all the same
   */
  int visit(String path, String ip, String agent) throws IOException {
    try {
      var connected = connected();
      var request =
          """
          GET %s HTTP/1.1\r
          Host: localhost:%d\r
          User-Agent: %s\r
          X-Forwarded-For: %s\r
          \r
          """
              .formatted(path, port, agent, ip);
      connected.getOutputStream().write(request.getBytes(US_ASCII));
      return answer();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    var open = socket;
    if (open != null) {
      return open;
    }
    var fresh = new Socket();
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket = fresh;
    input = new BufferedInputStream(fresh.getInputStream());
    return fresh;
  }

  private int answer() throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = -1L;
    var closes = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      closes |= lower.equals("connection: close");
    }
    if (length < 0 || closes) {
      close();
    } else if (input != null) {
      input.skipNBytes(length);
    }
    return status;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = read(); c != '\n'; c = read()) {
      if (line.length() == LONGEST_LINE) {
        throw new IOException("A header line is too long");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private int read() throws IOException {
    var c = input == null ? -1 : input.read();
    if (c < 0) {
      throw new EOFException("The answer is cut off");
    }
    return c;
  }

  @Override
  public void close() throws IOException {
    var open = socket;
    socket = null;
    input = null;
    if (open != null) {
      open.close();
    }
  }
}
