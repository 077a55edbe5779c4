package io.waymark.product;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports to listen on. Not from the range that the system gives to outgoing connections: a client
 * that knocks at such a port while nobody listens may end up connected to itself.
 */
final class Ports {
  private static final int LOWEST = 10_240;
  private static final int HIGHEST = 18_000;

  private Ports() {}

  static int free() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
  }
}
