package io.waymark.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The API of a running product, for one key. Every answer has to be a success. */
record Api(URI server, String key) {
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode createLink(String url, String linkKey) throws Exception {
    var body = JSON.createObjectNode().put("url", url).put("key", linkKey);
    return call("POST", "/api/links", body.toString());
  }

  JsonNode link(String id) throws Exception {
    return call("GET", "/api/links/" + id, "");
  }

  JsonNode get(String path) throws Exception {
    return call("GET", path, "");
  }

  JsonNode post(String path, String body) throws Exception {
    return call("POST", path, body);
  }

  JsonNode patch(String path, String body) throws Exception {
    return call("PATCH", path, body);
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(
            "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    }
  }
}
