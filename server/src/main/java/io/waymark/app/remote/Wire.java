package io.waymark.app.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Sends requests to one server. Redirects are not followed: the key is for nobody else. */
final class Wire implements AutoCloseable {
  private final Target target;
  private final Duration patience;
  private final HttpClient client;

  /**
   * @param patience how long the server may take to answer, and be silent within an answer
   */
  Wire(Target target, Duration patience) {
    this.target = target;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /** Sends a request and waits for the head of the answer. */
  Reply send(Call call) throws Unreachable, InterruptedException {
    var payload = call.payload();
    var request =
        HttpRequest.newBuilder(URI.create(target.api() + call.target()))
            .timeout(patience)
            .header("User-Agent", "waymark-cli")
            .header("Accept", "*/*")
            .method(
                call.method(),
                payload == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(payload.bytes()));
    if (payload != null) {
      request.header("Content-Type", payload.contentType());
    }
    if (target.key() != null) {
      request.header("Authorization", "Bearer " + target.key());
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      return new Reply(
          response.statusCode(), response.headers(), new Patient(response.body(), patience));
    } catch (IOException failure) {
      throw new Unreachable("%s cannot be reached: %s".formatted(target.api(), reason(failure)));
    }
  }

  private String reason(IOException failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ -> "no connection within " + seconds();
      case HttpTimeoutException _ -> "no answer within " + seconds();
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          "there is no such host";
      case ConnectException _ -> "nothing listens there";
      case SSLException ssl -> "TLS fails: " + ssl.getMessage();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private String seconds() {
    return "%d s; see --timeout".formatted(patience.toSeconds());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
