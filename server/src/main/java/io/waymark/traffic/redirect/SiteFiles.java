package io.waymark.traffic.redirect;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.waymark.traffic.redirect.Errand.SiteFile;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The files that browsers and crawlers ask every host for (RED-1). */
final class SiteFiles {
  private static final String A_DAY = "public, max-age=86400";

  private final Buffer favicon = Buffer.buffer(resource("favicon.ico"));

  void send(HttpServerRequest request, SiteFile.Name name, String host) {
    var response = request.response().putHeader("X-Content-Type-Options", "nosniff");
    switch (name) {
      case FAVICON ->
          response
              .putHeader("Content-Type", "image/x-icon")
              .putHeader("Cache-Control", A_DAY)
              .end(favicon);
      case ROBOTS -> text(response, "text/plain; charset=utf-8", robots(host));
      case SITEMAP -> text(response, "application/xml; charset=utf-8", sitemap(host));
      case MANIFEST -> text(response, "application/manifest+json", manifest(host));
    }
  }

  private static void text(HttpServerResponse response, String type, String text) {
    response.putHeader("Content-Type", type).putHeader("Cache-Control", A_DAY).end(text);
  }

  static String robots(String host) {
    return "User-agent: *\nAllow: /\n\nSitemap: https://%s/sitemap.xml\n".formatted(plain(host));
  }

  static String sitemap(String host) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://%s</loc></url>
        </urlset>
        """
        .formatted(plain(host));
  }

  private static String manifest(String host) {
    var name = plain(host);
    return """
        {"name":"%s","short_name":"%s","start_url":"/","display":"browser"}
        """
        .formatted(name, name);
  }

  /** The host without anything that means something in a text, in XML or in JSON. */
  private static String plain(String host) {
    return host.replaceAll("[^A-Za-z0-9.:\\[\\]-]", "");
  }

  private static byte[] resource(String name) {
    try (var file = SiteFiles.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("missing from the class path: " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
