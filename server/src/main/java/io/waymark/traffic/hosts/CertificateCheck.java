package io.waymark.traffic.hosts;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.Domain;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.schema.QueryString;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a TLS proxy whether to get a certificate for a name: 200 for hosts of this server and for
 * domains in use, 404 for all others, so that nobody can make the proxy ask for certificates
 * without end. Names not yet known cost a look-up, of which each client has only so many.
 */
final class CertificateCheck {
  static final String PATH = "/_waymark/domain-check";

  private static final int LONGEST_NAME = 253;
  private static final long PATIENCE_SECONDS = 5;

  private final DomainSource domains;
  private final Hosts hosts;
  private final Function<HttpServerRequest, String> clientAddress;
  private final RateLimiter lookups;

  /**
   * @param lookups how many unknown names a client may ask for
   */
  CertificateCheck(
      DomainSource domains,
      Hosts hosts,
      Function<HttpServerRequest, String> clientAddress,
      RateLimiter lookups) {
    this.domains = domains;
    this.hosts = hosts;
    this.clientAddress = clientAddress;
    this.lookups = lookups;
  }

  void answer(HttpServerRequest request) {
    var name = name(request.query());
    if (name == null) {
      send(request, 400, "The parameter domain has to be a host name.\n");
    } else if (hosts.isApp(name) || hosts.isApi(name)) {
      send(request, 200, "");
    } else if (domains.cached(name) == null
        && !lookups.admitClient(clientAddress.apply(request)).allowed()) {
      PlainAnswer.tryLater(request, 429, PATIENCE_SECONDS);
    } else {
      domains.find(
          name,
          domain -> send(request, mayHaveOne(domain) ? 200 : 404, ""),
          () -> PlainAnswer.tryLater(request, 503, PATIENCE_SECONDS));
    }
  }

  /** The name asked for as domains are written, or null if it cannot be one. */
  private static @Nullable String name(@Nullable String query) {
    var domain = query == null ? null : QueryString.parse(query).get("domain");
    return domain == null
            || domain.isEmpty()
            || domain.length() > LONGEST_NAME
            || !domain.chars().allMatch(CertificateCheck::inHostNames)
        ? null
        : Hosts.normalised(domain);
  }

  private static boolean inHostNames(int c) {
    return c > ' ' && c < 0x7F;
  }

  private static boolean mayHaveOne(@Nullable Domain domain) {
    // Links of archived domains work on (DOM-7).
    return domain != null;
  }

  private static void send(HttpServerRequest request, int status, String text) {
    PlainAnswer.send(request, status, "text/plain; charset=utf-8", text);
  }
}
