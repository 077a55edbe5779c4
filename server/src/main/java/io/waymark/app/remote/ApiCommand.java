package io.waymark.app.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An operation of the API as a command.
 *
 * @param group what it is about, such as {@code links}
 * @param verb what it does, such as {@code bulk-create}
 * @param id the operationId
 * @param path below the API's root, with {@code {name}} parts
 * @param about one line
 * @param door what a caller must show
 * @param body what a request has
 * @param answer what a success is
 */
record ApiCommand(
    String group,
    String verb,
    String id,
    String method,
    String path,
    String about,
    Door door,
    Body body,
    Answer answer,
    List<Option> options) {
  /** The part of a path that names the caller's workspace. */
  static final String WORKSPACE = "idOrSlug";

  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

  ApiCommand {
    options = List.copyOf(options);
  }

  /** What a caller must show. */
  enum Door {
    /** A key. */
    KEY,
    /** A workspace's publishable key. */
    PUBLISHABLE_KEY,
    /** A user's own key or a browser's session; some take the session alone. */
    PERSON,
    /** Nothing. */
    OPEN
  }

  /** What a request's body is. */
  enum Body {
    NONE,
    OBJECT,
    LIST,
    MULTIPART
  }

  /** What the answer to a success is. */
  enum Answer {
    JSON,
    NOTHING,
    DOCUMENT
  }

  /** The command's name, both words. */
  String name() {
    return group + " " + verb;
  }

  /** The parts of the path that are words of the command line, in order. */
  List<String> places() {
    var places = new ArrayList<String>();
    var parts = PART.matcher(path);
    while (parts.find()) {
      if (!isWorkspace(parts.group(1))) {
        places.add(parts.group(1));
      }
    }
    return places;
  }

  /** Whether the path has a place for the workspace, which {@code --workspace} names. */
  boolean takesWorkspace() {
    return path.contains("{" + WORKSPACE + "}") && !places().contains(WORKSPACE);
  }

  /** Commands on workspaces name theirs as all others name what they are about. */
  private boolean isWorkspace(String part) {
    return part.equals(WORKSPACE) && !group.equals("workspaces");
  }

  /** Whether a page at a time is listed. */
  boolean hasPages() {
    return verb.startsWith("list") && (hasQuery("page") || hasCursor());
  }

  /** Whether a page can begin after an element that is named by its id. */
  boolean hasCursor() {
    return hasQuery("startingAfter");
  }

  private boolean hasQuery(String name) {
    return options.stream()
        .anyMatch(option -> option.place() == Option.Place.QUERY && option.name().equals(name));
  }
}
