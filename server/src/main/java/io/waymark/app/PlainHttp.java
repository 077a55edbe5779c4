package io.waymark.app;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Keeps HTTP/2 to connections with TLS. Without it, clients that upgrade a connection, as Java's
 * does unasked, were sent broken frames where an answer was larger than the window.
 */
@Singleton
final class PlainHttp implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
