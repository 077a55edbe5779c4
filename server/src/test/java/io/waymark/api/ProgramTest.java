package io.waymark.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** A test in a workspace that has a partner program. */
@SuppressWarnings("NullAway.Init") // filled in before each test
abstract class ProgramTest extends ApiTest {
  static final String URL = "https://www.acme.example/";

  String domain;
  JsonNode program;
  String group;
  ProgramRows rows;

  @BeforeEach
  void program() {
    domain = domainOf(api, workspace.slug());
    program = programOf(api, domain);
    group = program.path("defaultGroupId").asText();
    rows = new ProgramRows(database, api);
  }

  /** A domain of the caller's workspace. */
  static String domainOf(Api caller, String slug) {
    var name = slug.toLowerCase(Locale.ROOT) + ".example";
    caller.post("/api/domains", "{\"slug\":\"%s\"}".formatted(name));
    return name;
  }

  static JsonNode programOf(Api caller, String domain) {
    return caller
        .post(
            "/api/program",
            "{\"name\":\"Acme Partners\",\"domain\":\"%s\",\"url\":\"%s\"}".formatted(domain, URL))
        .json();
  }

  /** The workspace of somebody else, with a program of its own. */
  Api stranger() {
    var other = workspaces.create();
    var caller = api.as(other);
    programOf(caller, domainOf(caller, other.slug()));
    return caller;
  }

  static String members(JsonNode object) {
    return object.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" "));
  }

  /** The id of what was made. */
  static String id(Api.Reply made) {
    if (made.status() != 201) {
      throw new AssertionError(made.status() + " " + made.text());
    }
    return made.json().path("id").asText();
  }
}
