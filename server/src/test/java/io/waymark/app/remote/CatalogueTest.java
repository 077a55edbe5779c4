package io.waymark.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  /** Commands of the machine itself, which mean something else. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "up", "serve", "token", "user", "workspace", "app", "export", "import", "doctor", "help");

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyCommandHasANameOfItsOwnAndNoneOfTheMachines() {
    assertThat(catalogue.commands()).hasSizeGreaterThan(100);
    assertThat(catalogue.commands()).extracting(ApiCommand::name).doesNotHaveDuplicates();
    assertThat(catalogue.commands())
        .extracting(ApiCommand::name)
        .allMatch(it -> it.matches("[a-z-]+ [a-z][a-z-]*"));
    assertThat(catalogue.groups()).doesNotContainAnyElementsOf(OF_THE_MACHINE);
    assertThat(catalogue.in("links"))
        .extracting(ApiCommand::verb)
        .contains(
            "list",
            "get",
            "info",
            "create",
            "update",
            "upsert",
            "delete",
            "count",
            "export",
            "bulk-create",
            "bulk-update",
            "bulk-delete",
            "import",
            "transfer")
        .doesNotContain("disable", "enable", "ban", "keep");
  }

  @Test
  void noOptionOfAnOperationHidesAnotherOrOneOfOurs() {
    for (var command : catalogue.commands()) {
      var plain = command.options().stream().map(it -> Option.plain(it.name())).toList();
      assertThat(plain).as(command.name()).doesNotHaveDuplicates();
      var ours = new HashSet<String>();
      for (var own : OwnOption.values()) {
        ours.add(Option.plain(own.name()));
      }
      // that one is of `waymark api`, which has no options of an operation
      ours.remove(Option.plain(OwnOption.CONTENT_TYPE.name()));
      if (command.answer() == ApiCommand.Answer.DOCUMENT) {
        // those of an export are the API's, as there is no table
        ours.remove("columns");
      }
      assertThat(plain).as(command.name()).doesNotContainAnyElementsOf(ours);
    }
  }

  @Test
  void everyCommandTakesItsWordsAndAllOfItsOptions(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("a.csv"), "link,url\n");
    for (var command : catalogue.commands()) {
      var arguments = new ArrayList<>(command.places().stream().map(it -> "a/b c").toList());
      for (var option : command.options()) {
        arguments.add("--" + option.dashed());
        arguments.addAll(value(option, file));
      }
      if (command.body() == ApiCommand.Body.LIST) {
        arguments.addAll(List.of("--body", "[]"));
      }
      var line = Line.read(arguments, command.options());
      var call = new Draft(command, line, new Handed(InputStream.nullInputStream())).call("acme");

      assertThat(call.path()).as(command.name()).doesNotContain("{").doesNotContain(" ");
      assertThat(call.path().split("a%2Fb%20c", -1)).hasSize(command.places().size() + 1);
      assertThat(call.query().keySet())
          .as(command.name())
          .containsAll(names(command, Option.Place.QUERY));
      var payload = call.payload();
      if (command.body() == ApiCommand.Body.OBJECT && payload != null) {
        JsonNode body = Handed.JSON.readTree(payload.bytes());
        assertThat(body.propertyStream().map(it -> it.getKey()).collect(Collectors.toSet()))
            .as(command.name())
            .containsExactlyInAnyOrderElementsOf(names(command, Option.Place.BODY));
      }
      assertThat(Help.on(command)).startsWith("Usage: waymark " + command.name());
    }
  }

  private static List<String> names(ApiCommand command, Option.Place place) {
    return command.options().stream()
        .filter(option -> option.place() == place)
        .map(Option::name)
        .toList();
  }

  private static List<String> value(Option option, Path file) {
    return switch (option.kind()) {
      case TEXT -> List.of("-text");
      case NUMBER -> List.of("-1.5");
      case SWITCH -> List.of();
      case LIST -> List.of("a,b");
      case JSON -> List.of("{\"a\":[null]}");
      case FILE -> List.of(file.toString());
    };
  }
}
