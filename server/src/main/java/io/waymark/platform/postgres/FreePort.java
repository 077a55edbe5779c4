package io.waymark.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Finds a port to listen on. */
final class FreePort {
  /**
   * Below the range systems take the ports of outgoing connections from: no such connection can
   * occupy the port while PostgreSQL restarts.
   */
  private static final int FIRST = 20_000;

  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /** A loopback port that is free now; another process may still be quicker to take it. */
  static int pick(RandomGenerator random) {
    for (var tries = 0; tries < TRIES; tries++) {
      var port = random.nextInt(FIRST, END);
      if (free(port)) {
        return port;
      }
    }
    throw new PostgresException("No free port between %d and %d".formatted(FIRST, END - 1));
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
