package io.waymark.app.start;

import io.waymark.app.config.FrameworkText;
import java.nio.file.Path;
import java.util.Map;

/** Says to the framework to serve HTTPS. */
public final class TlsProperties {
  private static final String NAME = "waymark";
  private static final String BUCKET = "quarkus.tls." + NAME + ".";

  private TlsProperties() {}

  /**
   * The framework's properties. What it asks of other servers is not touched by them.
   *
   * @param certificate the chain, in PEM
   * @param key in PEM, PKCS #8
   */
  public static Map<String, String> of(Path certificate, Path key, int port) {
    return Map.of(
        BUCKET + "key-store.pem.0.cert",
        FrameworkText.of(certificate.toString()),
        BUCKET + "key-store.pem.0.key",
        FrameworkText.of(key.toString()),
        BUCKET + "protocols",
        "TLSv1.3,TLSv1.2",
        // Certificates are renewed by others, and without a word to us.
        BUCKET + "reload-period",
        "1h",
        "quarkus.http.tls-configuration-name",
        NAME,
        "quarkus.http.ssl-port",
        String.valueOf(port),
        "quarkus.http.insecure-requests",
        "enabled");
  }
}
