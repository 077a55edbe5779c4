package io.waymark.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of commands that the command line reads, made from the document of the API. */
final class CommandTable {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_TEXT = 160;

  /** The only operation that takes a form with a file; the document has no word for that. */
  private static final String FORM = "importLinksFromCsv";

  private static final List<String> FORM_FIELDS =
      List.of("link", "url", "title", "description", "tags", "createdAt", "folderId", "dryRun");

  private final JsonNode document;

  private CommandTable(JsonNode document) {
    this.document = document;
  }

  /** A line of JSON for each operation that has a command. */
  static String of(JsonNode document) {
    var table = new CommandTable(document);
    return document
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(operation -> CommandNames.of(operation.getValue()) != null)
                    .map(
                        operation ->
                            table.row(operation.getKey(), path.getKey(), operation.getValue())))
        .map(row -> row + "\n")
        .collect(Collectors.joining());
  }

  private ObjectNode row(String method, String path, JsonNode operation) {
    var body = resolved(operation.at("/requestBody/content/application~1json/schema"));
    var row =
        JSON.objectNode()
            .put("command", CommandNames.of(operation))
            .put("id", operation.path("operationId").asText())
            .put("method", method.toUpperCase(Locale.ROOT))
            .put("path", path)
            .put("about", operation.path("summary").asText())
            .put("door", door(operation))
            .put("body", body(operation, body))
            .put("answer", answer(operation));
    var options = row.putArray("options");
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        var schema = resolved(parameter.path("schema"));
        option(options, parameter.path("name").asText(), "query", queryKind(schema))
            .put("required", parameter.path("required").asBoolean())
            .put("about", about(parameter, schema))
            .set("values", values(schema));
      }
    }
    var required = new HashSet<String>();
    body.path("required").forEach(name -> required.add(name.asText()));
    for (var field : body.path("properties").properties()) {
      var schema = resolved(field.getValue());
      option(options, field.getKey(), "body", bodyKind(schema))
          .put("required", required.contains(field.getKey()))
          .put("about", about(field.getValue(), schema))
          .set("values", values(schema));
    }
    if (operation.path("operationId").asText().equals(FORM)) {
      option(options, "file", "body", "file").put("required", true).put("about", "The CSV file.");
      FORM_FIELDS.forEach(
          name -> option(options, name, "body", name.equals("dryRun") ? "switch" : "text"));
    }
    return row;
  }

  private static ObjectNode option(ArrayNode options, String name, String place, String kind) {
    return options.addObject().put("name", name).put("in", place).put("kind", kind);
  }

  private static String door(JsonNode operation) {
    var security = operation.path("security").path(0);
    if (security.has("apiKey")) {
      return "key";
    }
    if (security.has("publishableKey")) {
      return "publishable_key";
    }
    var description = operation.path("description").asText();
    return description.startsWith("For browsers:")
            || operation.path("tags").path(0).asText().equals("Personal keys")
        ? "person"
        : "open";
  }

  private static String body(JsonNode operation, JsonNode schema) {
    if (operation.path("operationId").asText().equals(FORM)) {
      return "multipart";
    }
    if (schema.isMissingNode()) {
      return "none";
    }
    return schema.path("type").asText().equals("object") ? "object" : "list";
  }

  private static String answer(JsonNode operation) {
    for (var answer : operation.path("responses").properties()) {
      if (answer.getKey().startsWith("2")) {
        var content = answer.getValue().path("content");
        return content.has("application/json")
            ? "json"
            : content.isEmpty() && answer.getKey().equals("204")
                ? "nothing"
                : content.isEmpty() ? "json" : "document";
      }
    }
    return "nothing";
  }

  private String queryKind(JsonNode schema) {
    var types = types(schema);
    return types.contains("array")
        ? "list"
        : types.equals(Set.of("boolean")) ? "switch" : isNumber(types) ? "number" : "text";
  }

  private String bodyKind(JsonNode schema) {
    var types = types(schema);
    types.remove("null");
    if (types.equals(Set.of("boolean"))) {
      return "switch";
    }
    if (isNumber(types)) {
      return "number";
    }
    if (types.equals(Set.of("string"))) {
      return "text";
    }
    if (types.equals(Set.of("array")) || types.equals(Set.of("array", "string"))) {
      return types(resolved(items(schema))).contains("string") ? "list" : "json";
    }
    return types.contains("string") ? "text" : "json";
  }

  private static boolean isNumber(Set<String> types) {
    return types.equals(Set.of("integer")) || types.equals(Set.of("number"));
  }

  private JsonNode items(JsonNode schema) {
    if (schema.has("items")) {
      return schema.path("items");
    }
    for (var choice : choices(schema)) {
      if (resolved(choice).has("items")) {
        return resolved(choice).path("items");
      }
    }
    return JSON.missingNode();
  }

  private Set<String> types(JsonNode schema) {
    var types = new HashSet<String>();
    var type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    choices(schema).forEach(choice -> types.addAll(types(resolved(choice))));
    return types;
  }

  private static JsonNode choices(JsonNode schema) {
    return schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
  }

  private ArrayNode values(JsonNode schema) {
    var values = JSON.arrayNode();
    var listed = schema.has("enum") ? schema : resolved(items(schema));
    listed.path("enum").forEach(value -> values.add(value));
    return values;
  }

  private static String about(JsonNode described, JsonNode schema) {
    var text =
        described
            .path("description")
            .asText(schema.path("description").asText(""))
            .replaceAll("\\s+", " ");
    var sentence = text.replaceFirst("(?<=[a-z`)]{2}\\.) .*$", "");
    return sentence.length() <= LONGEST_TEXT
        ? sentence
        : sentence.substring(0, sentence.lastIndexOf(' ', LONGEST_TEXT)) + " …";
  }

  private JsonNode resolved(JsonNode schema) {
    var name = schema.path("$ref").asText();
    return name.isEmpty() ? schema : resolved(document.at(name.substring(1)));
  }
}
