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
    var port = 0;
    do {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    } while (taken(port));
    return port;
  }

  private static boolean taken(int port) {
    try (var socket = new ServerSocket(port)) {
      return !socket.isBound();
    } catch (IOException inUse) {
      return true;
    }
  }
}
