package io.waymark.platform.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Components;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The OpenAPI 3.1 document of a list of operations. */
public final class ApiDocument {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<ErrorCode> ERRORS =
      List.of(
          ErrorCode.BAD_REQUEST,
          ErrorCode.UNAUTHORIZED,
          ErrorCode.FORBIDDEN,
          ErrorCode.NOT_FOUND,
          ErrorCode.CONFLICT,
          ErrorCode.UNPROCESSABLE_ENTITY,
          ErrorCode.RATE_LIMIT_EXCEEDED,
          ErrorCode.INTERNAL_SERVER_ERROR);

  private ApiDocument() {}

  /**
   * Describes operations.
   *
   * @param apiBase the public address of the API
   * @param operations the documented ones appear, in their order
   */
  public static ObjectNode of(URI apiBase, String version, List<Operation> operations) {
    var components = new Components();
    var document = JSON.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Waymark API")
        .put("version", version)
        .put(
            "description",
            "Short links, click analytics, conversions and partner programs. Programs written for Dub's API work here.");
    document.putArray("servers").addObject().put("url", apiBase.toString());
    var paths = document.putObject("paths");
    for (var operation : operations) {
      if (operation.documented()) {
        paths
            .withObject("/" + operation.path().replace("~", "~0").replace("/", "~1"))
            .set(operation.method().toLowerCase(Locale.ROOT), describe(operation, components));
      }
    }
    var all = document.putObject("components");
    var schemes = all.putObject("securitySchemes");
    schemes
        .putObject("apiKey")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A workspace API key, as `Authorization: Bearer dub_…`.");
    schemes
        .putObject("publishableKey")
        .put("type", "http")
        .put("scheme", "bearer")
        .put(
            "description",
            "A workspace's publishable key, as `Authorization: Bearer dub_pk_…`; for pages.");
    var schemas = components.schemas();
    schemas.set("Error", error());
    all.set("schemas", schemas);
    return document;
  }

  private static ObjectNode describe(Operation operation, Components components) {
    var node =
        JSON.objectNode()
            .put("operationId", operation.id())
            .put("summary", operation.summary())
            .put("description", description(operation));
    node.putArray("tags").add(operation.tag());
    if (operation.door() == Operation.Door.WORKSPACE) {
      var scopes = node.putArray("security").addObject().putArray("apiKey");
      if (operation.permission() != null) {
        scopes.add(operation.permission());
      }
    }
    if (operation.door() == Operation.Door.PUBLISHABLE) {
      node.putArray("security").addObject().putArray("publishableKey");
    }
    var parameters = node.putArray("parameters");
    for (var name : operation.pathParameters()) {
      var parameter =
          parameters.addObject().put("name", name).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    if (operation.query() != null) {
      parameters.addAll(operation.query().parameters(components));
    }
    if (operation.body() != null) {
      var body = node.putObject("requestBody").put("required", true);
      body.putObject("content")
          .putObject("application/json")
          .set("schema", operation.body().schema(components));
    }
    answers(node.putObject("responses"), operation, components);
    return node;
  }

  private static String description(Operation operation) {
    var permission = operation.permission();
    return permission == null
        ? operation.description()
        : operation.description() + "\n\nNeeds the permission `" + permission + "`.";
  }

  private static void answers(ObjectNode node, Operation operation, Components components) {
    var success =
        node.putObject(Integer.toString(operation.status())).put("description", "Success");
    if (operation.answer() != null) {
      success
          .putObject("content")
          .putObject("application/json")
          .set("schema", operation.answer().schema(components));
    }
    for (var type : operation.mediaTypes()) {
      success
          .withObject("/content/" + type.replace("~", "~0").replace("/", "~1"))
          .putObject("schema")
          .put("type", "string")
          .put("format", "binary");
    }
    for (var error : ERRORS) {
      node.putObject(Integer.toString(error.status()))
          .put("description", error.label())
          .putObject("content")
          .putObject("application/json")
          .putObject("schema")
          .put("$ref", "#/components/schemas/Error");
    }
  }

  private static ObjectNode error() {
    var schema = JSON.objectNode().put("type", "object").put("title", "Error");
    var error = schema.putObject("properties").putObject("error").put("type", "object");
    var properties = error.putObject("properties");
    properties.putObject("code").put("type", "string");
    properties.putObject("message").put("type", "string");
    properties.putObject("doc_url").put("type", "string").put("format", "uri");
    error.putArray("required").add("code").add("message").add("doc_url");
    schema.putArray("required").add("error");
    return schema;
  }
}
