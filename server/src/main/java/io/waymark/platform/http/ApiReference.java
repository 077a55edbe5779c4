package io.waymark.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Suppliers;
import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Serves the API's OpenAPI document, and the same as a page for people. Each is made when it is
 * first asked for: few starts are followed by somebody who reads.
 */
public final class ApiReference {
  private static final String VERSION = "0.1.0";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Supplier<String> document;
  private final Supplier<String> page;

  public ApiReference(URI apiBase, Engine templates, List<Operation> operations) {
    Supplier<ObjectNode> openApi =
        Suppliers.memoize(() -> ApiDocument.of(apiBase, VERSION, operations));
    this.document = Suppliers.memoize(() -> document(openApi.get()));
    this.page = Suppliers.memoize(() -> page(templates, apiBase, openApi.get()));
  }

  private static String document(ObjectNode openApi) {
    try {
      return new ObjectMapper().writeValueAsString(openApi);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always becomes text", e);
    }
  }

  private static String page(Engine templates, URI apiBase, ObjectNode openApi) {
    return Objects.requireNonNull(templates.getTemplate("api/reference.html"))
        .data("base", apiBase.toString(), "groups", groups(openApi), "errors", errors())
        .render();
  }

  /** Mounts {@code /api} and {@code /api/docs}. */
  public void mount(Router router) {
    for (var path : List.of(ApiRoutes.ROOT, ApiRoutes.ROOT + "/")) {
      router
          .get(path)
          .blockingHandler(
              context ->
                  context
                      .response()
                      .putHeader("Content-Type", "application/json")
                      .putHeader("Access-Control-Allow-Origin", "*")
                      .end(document.get()),
              false);
    }
    router
        .get(ApiRoutes.ROOT + "/docs")
        .blockingHandler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Content-Security-Policy", POLICY)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(page.get()),
            false);
  }

  /** Operations under one heading. */
  public record Group(String name, List<Entry> entries) {}

  /** One operation on the page. */
  public record Entry(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Row> parameters,
      List<Row> body,
      List<Row> answer) {}

  /** One value of a request or an answer. */
  public record Row(
      String name, String type, boolean required, boolean deprecated, String description) {}

  /** An error code with the anchor that {@code doc_url} points to. */
  public record ErrorRow(String fragment, String code, int status) {}

  private static List<ErrorRow> errors() {
    var rows = new LinkedHashMap<String, ErrorRow>();
    for (var code : ErrorCode.values()) {
      rows.putIfAbsent(code.label(), new ErrorRow(code.fragment(), code.label(), code.status()));
    }
    return List.copyOf(rows.values());
  }

  private static List<Group> groups(ObjectNode openApi) {
    var groups = new LinkedHashMap<String, List<Entry>>();
    for (var path : openApi.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        groups
            .computeIfAbsent(
                operation.getValue().path("tags").path(0).asText(), _ -> new ArrayList<>())
            .add(entry(openApi, path.getKey(), operation));
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static Entry entry(
      ObjectNode openApi, String path, Map.Entry<String, JsonNode> operation) {
    var node = operation.getValue();
    var parameters = new ArrayList<Row>();
    for (var parameter : node.path("parameters")) {
      parameters.add(
          new Row(
              parameter.path("name").asText(),
              type(openApi, parameter.path("schema")),
              parameter.path("required").asBoolean(),
              parameter.path("deprecated").asBoolean(),
              parameter.path("description").asText()));
    }
    return new Entry(
        node.path("operationId").asText(),
        operation.getKey().toUpperCase(Locale.ROOT),
        path,
        node.path("summary").asText(),
        node.path("description").asText(),
        parameters,
        rows(openApi, schema(node.path("requestBody"))),
        rows(openApi, schema(success(node.path("responses")))));
  }

  private static JsonNode success(JsonNode responses) {
    return responses.properties().iterator().next().getValue();
  }

  private static JsonNode schema(JsonNode message) {
    return message.path("content").path("application/json").path("schema");
  }

  private static List<Row> rows(ObjectNode openApi, JsonNode schema) {
    var resolved = resolved(openApi, schema);
    var items = resolved.path("items");
    var object = items.isMissingNode() ? resolved : resolved(openApi, items);
    var required = new ArrayList<String>();
    object.path("required").forEach(name -> required.add(name.asText()));
    var rows = new ArrayList<Row>();
    for (var property : object.path("properties").properties()) {
      rows.add(
          new Row(
              property.getKey(),
              type(openApi, property.getValue()),
              required.contains(property.getKey()),
              property.getValue().path("deprecated").asBoolean(),
              property.getValue().path("description").asText()));
    }
    return rows;
  }

  private static JsonNode resolved(ObjectNode openApi, JsonNode schema) {
    var reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : openApi.at(reference.substring(1));
  }

  private static String type(ObjectNode openApi, JsonNode schema) {
    var resolved = resolved(openApi, schema);
    if (resolved.has("enum")) {
      var values = new ArrayList<String>();
      resolved.path("enum").forEach(value -> values.add(value.asText()));
      return String.join(" | ", values);
    }
    if (resolved.has("anyOf")) {
      var options = new ArrayList<String>();
      resolved.path("anyOf").forEach(option -> options.add(type(openApi, option)));
      return String.join(" or ", options);
    }
    var type = resolved.path("type");
    var name = type.isArray() ? names(type) : type.asText();
    return resolved.has("items") ? name + " of " + type(openApi, resolved.path("items")) : name;
  }

  private static String names(JsonNode types) {
    var names = new ArrayList<String>();
    types.forEach(type -> names.add(type.asText()));
    return String.join(" or ", names);
  }
}
