package io.waymark.app.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a request of a command line. */
record Draft(ApiCommand command, Line line, Handed handed) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * The request.
   *
   * @param workspace the one it is about, where something named it
   */
  Call call(@Nullable String workspace) throws WrongUse, IOException {
    var query = new LinkedHashMap<String, String>();
    for (var option : line.given().entrySet()) {
      if (option.getKey().place() == Option.Place.QUERY) {
        query.put(option.getKey().name(), text(option.getKey(), option.getValue()));
      }
    }
    if (workspace != null && !command.takesWorkspace()) {
      query.put(workspace.startsWith("ws_") ? "workspaceId" : "projectSlug", workspace);
    }
    return new Call(command.method(), path(workspace), query, payload());
  }

  private String path(@Nullable String workspace) throws WrongUse {
    var path = command.path();
    if (command.takesWorkspace()) {
      if (workspace == null) {
        throw new WrongUse(
            "waymark %s needs --workspace SLUG, or WAYMARK_WORKSPACE".formatted(command.name()));
      }
      path = path.replace("{" + ApiCommand.WORKSPACE + "}", segment(workspace));
    }
    var places = command.places();
    var words = line.words();
    if (words.size() > places.size()) {
      throw new WrongUse(
          "waymark %s has no use for '%s'".formatted(command.name(), words.get(places.size())));
    }
    for (var i = 0; i < places.size(); i++) {
      if (i == words.size()) {
        throw new WrongUse(
            "waymark %s needs a %s".formatted(command.name(), Help.placeholder(places.get(i))));
      }
      path = path.replace("{" + places.get(i) + "}", segment(words.get(i)));
    }
    return path;
  }

  private static String segment(String word) throws WrongUse {
    if (word.isBlank() || word.equals(".") || word.equals("..")) {
      throw new WrongUse("'%s' names nothing".formatted(word));
    }
    return Call.encoded(word);
  }

  private Call.@Nullable Payload payload() throws WrongUse, IOException {
    var whole = line.value(OwnOption.BODY);
    return switch (command.body()) {
      case NONE -> {
        if (whole != null || line.has(OwnOption.NULL)) {
          throw new WrongUse("waymark %s sends no body".formatted(command.name()));
        }
        yield null;
      }
      case MULTIPART -> form();
      case LIST -> {
        if (whole == null) {
          throw new WrongUse(
              "waymark %s needs --body with a list in JSON, @FILE or -".formatted(command.name()));
        }
        var bytes = handed.bytes("body", whole);
        Handed.tree("body", bytes);
        yield new Call.Payload(Call.Payload.JSON, bytes);
      }
      case OBJECT -> object(whole);
    };
  }

  private Call.Payload object(@Nullable String whole) throws WrongUse, IOException {
    var fields = fields();
    if (whole == null) {
      return json(fields);
    }
    var bytes = handed.bytes("body", whole);
    if (!(Handed.tree("body", bytes) instanceof ObjectNode object)) {
      throw new WrongUse("--body: expected a JSON object");
    }
    return fields.isEmpty()
        ? new Call.Payload(Call.Payload.JSON, bytes)
        : json(object.setAll(fields));
  }

  private static Call.Payload json(JsonNode tree) throws JsonProcessingException {
    return new Call.Payload(Call.Payload.JSON, Handed.JSON.writeValueAsBytes(tree));
  }

  private ObjectNode fields() throws WrongUse, IOException {
    var fields = JSON.objectNode();
    for (var option : line.given().entrySet()) {
      if (option.getKey().place() == Option.Place.BODY) {
        fields.set(option.getKey().name(), value(option.getKey(), option.getValue()));
      }
    }
    for (var cleared : line.own().getOrDefault(OwnOption.NULL, List.of())) {
      fields.putNull(named(cleared).name());
    }
    return fields;
  }

  private Option named(String written) throws WrongUse {
    for (var option : command.options()) {
      if (option.place() == Option.Place.BODY
          && Option.plain(option.name()).equals(Option.plain(written))) {
        return option;
      }
    }
    throw new WrongUse(
        "--null %s: waymark %s sends no such value".formatted(written, command.name()));
  }

  private JsonNode value(Option option, List<String> values) throws WrongUse, IOException {
    if (option.kind() == Option.Kind.LIST) {
      return list(option, values);
    }
    var text = only(option, values);
    return switch (option.kind()) {
      case NUMBER -> {
        var number = Handed.tree(option.dashed(), text.getBytes(UTF_8));
        if (!number.isNumber()) {
          throw new WrongUse("--%s: expected a number".formatted(option.dashed()));
        }
        yield number;
      }
      case SWITCH -> JSON.booleanNode(truth(option, text));
      case JSON -> Handed.tree(option.dashed(), handed.bytes(option.dashed(), text));
      default -> JSON.textNode(text);
    };
  }

  private static JsonNode list(Option option, List<String> values) throws WrongUse, IOException {
    var list = JSON.arrayNode();
    for (var value : values) {
      if (value.startsWith("[")) {
        Handed.tree(option.dashed(), value.getBytes(UTF_8)).forEach(list::add);
      } else if (!value.isEmpty()) {
        List.of(value.split(",", -1)).forEach(list::add);
      }
    }
    return list;
  }

  private static String text(Option option, List<String> values) throws WrongUse {
    return switch (option.kind()) {
      case LIST -> String.join(",", values);
      case SWITCH -> String.valueOf(truth(option, only(option, values)));
      default -> only(option, values);
    };
  }

  private static boolean truth(Option option, String text) throws WrongUse {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new WrongUse("--%s: expected true or false".formatted(option.dashed()));
    };
  }

  private static String only(Option option, List<String> values) throws WrongUse {
    if (values.size() > 1) {
      throw new WrongUse("--%s is given twice".formatted(option.dashed()));
    }
    return values.getFirst();
  }

  private Call.Payload form() throws WrongUse, IOException {
    var form = new Multipart();
    for (Map.Entry<Option, List<String>> given : line.given().entrySet()) {
      var option = given.getKey();
      var value = text(option, given.getValue());
      if (option.kind() == Option.Kind.FILE) {
        var name = Handed.path(option.dashed(), value).getFileName();
        form.file(option.name(), String.valueOf(name), Handed.file(option.dashed(), value));
      } else {
        form.field(option.name(), value);
      }
    }
    return form.payload();
  }
}
