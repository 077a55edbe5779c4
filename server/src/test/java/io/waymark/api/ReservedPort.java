package io.waymark.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A port for something that listens only after others have been told of it. */
final class ReservedPort {
  /** Below what systems give to connections, so that none of them takes it meanwhile. */
  private static final int FROM = 15_000;

  private static final int TO = 32_000;

  private ReservedPort() {}

  static int pick() {
    RandomGenerator random = new Random();
    while (true) {
      var port = random.nextInt(FROM, TO);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // another one, then
      }
    }
  }
}
