package io.waymark.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that connect to permitted addresses only. The last check and the one that counts: between
 * it and the connection nothing is looked up again.
 */
final class GuardedSockets extends SocketFactory {
  private final AddressRules rules;

  GuardedSockets(AddressRules rules) {
    this.rules = rules;
  }

  @Override
  public Socket createSocket() {
    return new Guarded(rules);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw unguarded();
  }

  private static IOException unguarded() {
    return new SocketException("a socket is connected after it is made, so that it can be checked");
  }

  private static final class Guarded extends Socket {
    private final AddressRules rules;

    Guarded(AddressRules rules) {
      super(Proxy.NO_PROXY);
      this.rules = rules;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress internet)
          || internet.isUnresolved()
          || !rules.permit(internet.getAddress())) {
        close();
        throw new RefusedAddressException(endpoint.toString());
      }
      super.connect(endpoint, timeoutMillis);
    }
  }
}
