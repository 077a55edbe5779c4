package io.waymark.platform.outbound;

import io.waymark.platform.net.WebUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one client for addresses other people chose (decision 7). It asks by http and https, on any
 * port; only addresses that its rules permit, checked where the connection is made, so that neither
 * names that change their address nor redirects get around them; without cookies, credentials or
 * the machine's proxy. Calls block, and are meant for virtual threads. Thread-safe.
 */
public final class Outbound implements AutoCloseable {
  private static final int IDLE_CONNECTIONS = 16;

  private final OkHttpClient client;
  private final Names names;
  private final String userAgent;
  private final LongSupplier nanoTime;

  /**
   * @param rules which addresses may be asked
   * @param userAgent how the server introduces itself
   * @param nanoTime a clock for measuring, such as {@link System#nanoTime}
   */
  public Outbound(AddressRules rules, String userAgent, LongSupplier nanoTime) {
    this(rules, userAgent, nanoTime, InetAddress::getAllByName);
  }

  Outbound(AddressRules rules, String userAgent, LongSupplier nanoTime, Names.Lookup lookup) {
    this.names = new Names(lookup, rules);
    this.userAgent = userAgent;
    this.nanoTime = nanoTime;
    this.client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .socketFactory(new GuardedSockets(rules))
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
            .build();
  }

  /** Gets a document, following redirects. */
  public OutboundResponse get(String url, Limits limits) {
    return start(url, Map.of("Accept", "*/*"), null, limits);
  }

  /**
   * Gets a document with headers that are meant for that server alone. A redirect is answered, not
   * followed.
   */
  public OutboundResponse get(String url, Map<String, String> headers, Limits limits) {
    return start(url, headers, null, limits.withoutRedirects());
  }

  /**
   * Sends a body. A redirect is answered, not followed.
   *
   * @param headers the request's, its content type among them
   */
  public OutboundResponse post(
      String url, Map<String, String> headers, byte[] body, Limits limits) {
    return start(url, headers, body, limits.withoutRedirects());
  }

  private OutboundResponse start(
      String url, Map<String, String> headers, byte @Nullable [] body, Limits limits) {
    var deadline = nanoTime.getAsLong() + limits.total().toNanos();
    var target = WebUrl.parse(url);
    if (target == null) {
      return new OutboundResponse.Refused("not a URL");
    }
    for (var hop = 0; ; hop++) {
      var refusal = refusal(target);
      if (refusal != null) {
        return new OutboundResponse.Refused(refusal);
      }
      var left = Duration.ofNanos(deadline - nanoTime.getAsLong());
      if (!left.isPositive()) {
        return new OutboundResponse.Failed("no answer in time");
      }
      var response = ask(target, headers, body, limits, left);
      var next = limits.maxRedirects() == 0 ? null : redirect(response, target);
      if (next == null) {
        return response;
      }
      if (hop == limits.maxRedirects()) {
        return new OutboundResponse.Failed("more than " + hop + " redirects");
      }
      target = next;
    }
  }

  private static @Nullable String refusal(WebUrl url) {
    if (!url.protocol().equals("http:") && !url.protocol().equals("https:")) {
      return "neither http nor https";
    }
    return url.username().isEmpty() && url.password().isEmpty()
        ? null
        : "the URL has credentials in it";
  }

  /** Where a redirect leads; null if the response is none. */
  private static @Nullable WebUrl redirect(OutboundResponse response, WebUrl from) {
    if (!(response instanceof OutboundResponse.Fetched fetched)) {
      return null;
    }
    var location = fetched.header("location");
    return switch (fetched.status()) {
      case 301, 302, 303, 307, 308 -> location == null ? null : WebUrl.parse(location, from);
      default -> null;
    };
  }

  private OutboundResponse ask(
      WebUrl url,
      Map<String, String> headers,
      byte @Nullable [] body,
      Limits limits,
      Duration left) {
    var connect = left.compareTo(limits.connect()) < 0 ? left : limits.connect();
    var request = request(url, headers, body);
    if (request == null) {
      return new OutboundResponse.Refused("not a URL that can be asked");
    }
    var call =
        client
            .newBuilder()
            .dns(host -> names.permitted(host, connect))
            .connectTimeout(connect)
            .readTimeout(left)
            .writeTimeout(left)
            .callTimeout(left)
            .build()
            .newCall(request);
    try (var response = call.execute()) {
      var read = fetched(url, response, limits.maxBytes());
      if (read.truncated()) {
        // Otherwise the connection would be kept by reading on for a while.
        call.cancel();
      }
      return read;
    } catch (RefusedAddressException e) {
      return new OutboundResponse.Refused(String.valueOf(e.getMessage()));
    } catch (InterruptedIOException e) {
      return new OutboundResponse.Failed("no answer in time");
    } catch (IOException e) {
      return new OutboundResponse.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private @Nullable Request request(
      WebUrl url, Map<String, String> headers, byte @Nullable [] body) {
    try {
      var request = new Request.Builder().url(url.withHash("").href());
      headers.forEach(request::header);
      request.header("User-Agent", userAgent).header("Accept-Encoding", "gzip");
      if (body != null) {
        request.post(RequestBody.create(body));
      }
      return request.build();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static OutboundResponse.Fetched fetched(WebUrl url, Response response, int maxBytes)
      throws IOException {
    var body =
        BoundedBody.read(
            response.body().byteStream(), response.header("Content-Encoding"), maxBytes);
    var headers = new TreeMap<String, List<String>>();
    for (var name : response.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(response.headers(name)));
    }
    return new OutboundResponse.Fetched(
        response.code(), url.href(), Map.copyOf(headers), body.bytes(), body.truncated());
  }

  /** Lets go of connections and threads. */
  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
    names.close();
  }
}
