package io.waymark.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes connections on to another port of this machine until it is cut; then it ends them all and
 * every new one. Whether it is cut is in a system property, so that a test and its server's
 * resources share it though their classes have different loaders.
 */
final class CuttableProxy implements AutoCloseable {
  private static final String CUT = "test.degraded.cut";

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  CuttableProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    Thread.ofVirtual().start(this::watch);
  }

  static void cut() {
    System.setProperty(CUT, "yes");
  }

  static void mend() {
    System.clearProperty(CUT);
  }

  private static boolean isCut() {
    return System.getProperty(CUT) != null;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        if (isCut()) {
          client.close();
          continue;
        }
        var there = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(there);
        pass(client, there);
        pass(there, client);
      } catch (IOException e) {
        // The next one may fare better.
      }
    }
  }

  private void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException e) {
                // Cut, or over.
              } finally {
                sockets.remove(from);
                sockets.remove(to);
              }
            });
  }

  private void watch() {
    try {
      while (!server.isClosed()) {
        if (isCut()) {
          closeAll();
        }
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll() {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nothing waits for it.
    }
    closeAll();
  }
}
