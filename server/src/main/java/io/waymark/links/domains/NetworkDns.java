package io.waymark.links.domains;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The DNS as a server on the network tells it. A question is asked twice before it counts as
 * unanswered, since packets get lost.
 */
public final class NetworkDns implements Dns {
  private static final int ATTEMPTS = 2;
  private static final long TIMEOUT_MILLIS = 2_000;
  private static final int STANDARD_PORT = 53;
  private static final Pattern SERVER =
      Pattern.compile("(?:\\[(?<v6>[^]]+)]|(?<host>[^:]+))(?::(?<port>\\d+))?");

  private final DnsClient client;

  /**
   * @param server whom to ask: an address or a name, IPv6 in brackets, with a port if it is not 53;
   *     null for the system's
   */
  public NetworkDns(Vertx vertx, @Nullable String server) {
    var options = new DnsClientOptions().setQueryTimeout(TIMEOUT_MILLIS);
    if (server != null) {
      address(SERVER.matcher(server), options);
    }
    this.client = vertx.createDnsClient(options);
  }

  private static void address(Matcher server, DnsClientOptions options) {
    if (!server.matches()) {
      throw new IllegalArgumentException("not the address of a DNS server");
    }
    var v6 = server.group("v6");
    var port = server.group("port");
    options
        .setHost(v6 == null ? server.group("host") : v6)
        .setPort(port == null ? STANDARD_PORT : Integer.parseInt(port));
  }

  @Override
  public Answer lookUp(String name, Type type) {
    Answer answer = new Unknown("");
    for (var attempt = 0; attempt < ATTEMPTS && answer instanceof Unknown; attempt++) {
      answer = ask(name, type);
    }
    return answer;
  }

  private Answer ask(String name, Type type) {
    try {
      var values = question(name, type).toCompletionStage().toCompletableFuture().get();
      return new Records(values.stream().map(value -> plain(value, type)).toList());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DnsException failure) {
        if (failure.code().equals(DnsResponseCode.NXDOMAIN)) {
          return new NoSuchName();
        }
        if (failure.code().equals(DnsResponseCode.NOERROR)) {
          return new Records(List.of());
        }
      }
      return new Unknown("The DNS did not answer for %s (%s).".formatted(name, type));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unknown("The question for %s was given up.".formatted(name));
    }
  }

  private Future<List<String>> question(String name, Type type) {
    return switch (type) {
      case A -> client.resolveA(name);
      case AAAA -> client.resolveAAAA(name);
      case CNAME -> client.resolveCNAME(name);
      case TXT -> client.resolveTXT(name);
    };
  }

  private static String plain(String value, Type type) {
    if (type != Type.CNAME) {
      return value;
    }
    var name = value.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
