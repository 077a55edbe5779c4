package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.waymark.app.start.TlsProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A server with a certificate for localhost, which the test finds in a file. */
public class TlsServer implements QuarkusTestResourceLifecycleManager {
  private static final String CERTIFICATE = "test.tls.certificate";
  private static final String PASSWORD = "password";

  /** The file with the certificate. */
  static Path certificate() {
    return Path.of(System.getProperty(CERTIFICATE));
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory("waymark-tls");
      var store = keyStore(folder.resolve("store.p12"));
      var key = store.getKey("own", PASSWORD.toCharArray()).getEncoded();
      var certificate = store.getCertificate("own").getEncoded();
      var certificateFile = pem(folder.resolve("chain.pem"), "CERTIFICATE", certificate);
      var keyFile = pem(folder.resolve("key.pem"), "PRIVATE KEY", key);
      System.setProperty(CERTIFICATE, certificateFile.toString());
      var properties = new HashMap<>(TlsProperties.of(certificateFile, keyFile, 8443));
      properties.put("quarkus.http.test-ssl-port", "0");
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore keyStore(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    var exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    var store = KeyStore.getInstance("PKCS12");
    try (var bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path pem(Path file, String what, byte[] bytes) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  @Override
  public void stop() {}
}
