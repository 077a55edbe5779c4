package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TlsServer.class, restrictToAnnotatedClass = true)
class TlsTest extends ApiTest {
  @TestHTTPResource(tls = true)
  URI secure;

  private SSLContext trust;

  @BeforeEach
  void trustTheServer() throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var file = Files.newInputStream(TlsServer.certificate())) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    assertThat(
            api.post(
                    "/api/links",
                    "{\"url\":\"https://x.com/\",\"key\":\"%s\",\"password\":\"sesame\"}"
                        .formatted(workspace.slug()))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  @DisplayName("HTTPS by the certificate of the operator's, with HTTP/2 and HTTP/1.1")
  void https(Version version) throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(trust).version(version).build()) {
      var reply = client.send(visit(secure), BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(302);
      assertThat(reply.headers().firstValue("Location")).contains("https://x.com/");
      assertThat(reply.version()).isEqualTo(version);
      assertThat(reply.sslSession()).isPresent();
      assertThat(reply.sslSession().get().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  @DisplayName("HTTP stays, for proxies on this machine, and is HTTP/1.1 whatever a client offers")
  void cleartext() throws Exception {
    for (var version : Version.values()) {
      try (var client = HttpClient.newBuilder().version(version).build()) {
        var reply = client.send(visit(base), BodyHandlers.ofString());
        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(reply.version()).isEqualTo(Version.HTTP_1_1);
      }
    }
  }

  @Test
  @DisplayName("an answer of any length is whole for a client that offers HTTP/2 without TLS")
  void largeAnswers() throws Exception {
    var reference = HttpRequest.newBuilder(base.resolve("/api")).build();
    for (var attempt = 0; attempt < 100; attempt++) {
      try (var client = HttpClient.newHttpClient()) {
        var reply = client.send(reference, BodyHandlers.ofString());
        assertThat(reply.body().length()).isGreaterThan(100_000);
        assertThat(reply.body()).endsWith("}");
      }
    }
  }

  @Test
  @DisplayName("many visits at once on one HTTP/2 connection")
  void multiplexed() throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(trust).version(Version.HTTP_2).build()) {
      client.send(visit(secure), BodyHandlers.discarding());
      var replies = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
      for (var i = 0; i < 90; i++) {
        replies.add(client.sendAsync(visit(secure), BodyHandlers.discarding()));
      }
      for (var reply : replies) {
        assertThat(reply.join().statusCode()).isEqualTo(302);
        assertThat(reply.join().version()).isEqualTo(Version.HTTP_2);
      }
    }
  }

  private HttpRequest visit(URI server) {
    return HttpRequest.newBuilder(server.resolve("/" + workspace.slug() + "?pw=sesame"))
        .header("User-Agent", Api.BROWSER)
        .build();
  }
}
