package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** TLS without a proxy in front. */
public interface TlsConfig {
  @Meaning(
      "File with the certificate of this server and those that sign it, in PEM."
          + " With it and tls.key, HTTPS is served on tls.port beside HTTP on http.port."
          + " Read again when it changes, within an hour.")
  Optional<Path> certificate();

  @Meaning("File with the private key of tls.certificate, in PEM, PKCS #8.")
  Optional<Path> key();

  @Meaning("Port to serve HTTPS on.")
  @WithDefault("8443")
  @Within(min = "1", max = "65535")
  int port();
}
