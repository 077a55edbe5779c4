package io.waymark.app.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** The commands that this build knows. */
record Catalogue(List<ApiCommand> commands) {
  private static final String TABLE = "operations.jsonl";

  Catalogue {
    commands = List.copyOf(commands);
  }

  /** Reads the table that is part of this build. */
  static Catalogue load() {
    var json = new ObjectMapper();
    try (var file = Catalogue.class.getResourceAsStream(TABLE)) {
      if (file == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      var commands = new ArrayList<ApiCommand>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(command(json.readTree(line)));
      }
      return new Catalogue(commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiCommand command(JsonNode row) {
    var options = new ArrayList<Option>();
    for (var option : row.path("options")) {
      options.add(
          new Option(
              option.path("name").asText(),
              one(Option.Place.class, option.path("in")),
              one(Option.Kind.class, option.path("kind")),
              option.path("required").asBoolean(),
              option.path("values").valueStream().map(JsonNode::asText).toList(),
              option.path("about").asText()));
    }
    var name = row.path("command").asText().split(" ", 2);
    return new ApiCommand(
        name[0],
        name[1],
        row.path("id").asText(),
        row.path("method").asText(),
        row.path("path").asText(),
        row.path("about").asText(),
        one(ApiCommand.Door.class, row.path("door")),
        one(ApiCommand.Body.class, row.path("body")),
        one(ApiCommand.Answer.class, row.path("answer")),
        options);
  }

  private static <E extends Enum<E>> E one(Class<E> kind, JsonNode written) {
    return Enum.valueOf(kind, written.asText().toUpperCase(Locale.ROOT));
  }

  /** What commands can be about, in the table's order. */
  SequencedSet<String> groups() {
    return commands.stream()
        .map(ApiCommand::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The commands about something, in the table's order. */
  List<ApiCommand> in(String group) {
    return commands.stream().filter(command -> command.group().equals(group)).toList();
  }

  Optional<ApiCommand> find(String group, String verb) {
    return in(group).stream().filter(command -> command.verb().equals(verb)).findFirst();
  }
}
