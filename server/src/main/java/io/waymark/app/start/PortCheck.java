package io.waymark.app.start;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Finds out why a port cannot be listened on, before anything else is started for it. */
public final class PortCheck {

  private PortCheck() {}

  /** What stands in the way of listening there, in words for people; empty if nothing does. */
  public static Optional<String> problem(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.of(
          "cannot listen on %s: no such address (http.host, --host)".formatted(host));
    } catch (BindException refused) {
      return Optional.of(reason(host, port, String.valueOf(refused.getMessage())));
    } catch (IOException failure) {
      return Optional.of("cannot listen on port %d: %s".formatted(port, failure.getMessage()));
    }
  }

  private static String reason(String host, int port, String message) {
    var text = message.toLowerCase(Locale.ROOT);
    if (text.contains("permission denied")) {
      return "may not listen on port %d: ports below 1024 need a privilege; choose another with --port"
          .formatted(port);
    }
    if (text.contains("cannot assign") || text.contains("can't assign")) {
      return "cannot listen on %s: not an address of this machine (http.host, --host)"
          .formatted(host);
    }
    var by = PortHolder.of(port).map(holder -> " by " + holder).orElse("");
    return "port %d is in use%s; stop that, or choose another port with --port".formatted(port, by);
  }
}
