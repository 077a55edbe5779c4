package io.waymark.app.remote;

import io.waymark.platform.text.Slips;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a command line says.
 *
 * @param words those that are no options
 * @param given values of the operation's options, by the API's names
 * @param own values of other options; a switch has an empty one
 */
record Line(List<String> words, Map<Option, List<String>> given, Map<OwnOption, List<String>> own) {

  /** The only value of an option, or null. */
  @Nullable String value(OwnOption option) throws WrongUse {
    var values = own.getOrDefault(option, List.of());
    if (values.size() > 1) {
      throw new WrongUse("--%s is given twice".formatted(option.dashed()));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  boolean has(OwnOption option) {
    return own.containsKey(option);
  }

  /**
   * Reads the arguments after the command's name: options are written {@code --name VALUE} or
   * {@code --name=VALUE}, with dashes or as the API has them; after {@code --} there are none.
   *
   * @param options those of the operation, which come before our own
   */
  static Line read(List<String> arguments, List<Option> options) throws WrongUse {
    var line = new Line(new ArrayList<>(), new LinkedHashMap<>(), new EnumMap<>(OwnOption.class));
    var rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      var argument = rest.removeFirst();
      if (argument.equals("--")) {
        line.words.addAll(rest);
        break;
      } else if (argument.startsWith("--")) {
        line.option(argument.substring(2), rest, options);
      } else if (argument.equals("-h")) {
        line.own.put(OwnOption.HELP, List.of(""));
      } else if (argument.startsWith("-") && argument.length() > 1) {
        throw new WrongUse("unknown option %s; options begin with --".formatted(argument));
      } else {
        line.words.add(argument);
      }
    }
    return line;
  }

  private void option(String written, List<String> rest, List<Option> options) throws WrongUse {
    var parts = written.split("=", 2);
    var inline = parts.length == 2 ? parts[1] : null;
    var option =
        options.stream()
            .filter(one -> Option.plain(one.name()).equals(Option.plain(parts[0])))
            .findFirst();
    if (option.isPresent()) {
      var isSwitch = option.get().kind() == Option.Kind.SWITCH;
      var value = isSwitch ? truth(inline, rest) : value(parts[0], inline, rest);
      given.computeIfAbsent(option.get(), _ -> new ArrayList<>()).add(value);
      return;
    }
    var known = own(parts[0], options);
    if (known.isSwitch() && inline != null) {
      throw new WrongUse("--%s takes no value".formatted(known.dashed()));
    }
    own.computeIfAbsent(known, _ -> new ArrayList<>())
        .add(known.isSwitch() ? "" : value(parts[0], inline, rest));
  }

  private static OwnOption own(String written, List<Option> options) throws WrongUse {
    Optional<OwnOption> own = OwnOption.of(written);
    if (own.isPresent()) {
      return own.get();
    }
    var all = new TreeSet<String>();
    options.forEach(option -> all.add(option.dashed()));
    for (var one : OwnOption.values()) {
      all.add(one.dashed());
    }
    throw new WrongUse(
        "unknown option --%s; did you mean --%s?"
            .formatted(written, Slips.nearest(Option.dashed(written), all)));
  }

  private static String value(String name, @Nullable String inline, List<String> rest)
      throws WrongUse {
    if (inline != null) {
      return inline;
    }
    if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      throw new WrongUse(
          "--%s needs a value; one that begins with -- is written --%s=VALUE"
              .formatted(name, name));
    }
    return rest.removeFirst();
  }

  private static String truth(@Nullable String inline, List<String> rest) {
    if (inline != null) {
      return inline;
    }
    var next = rest.isEmpty() ? "" : rest.getFirst();
    return next.equals("true") || next.equals("false") ? rest.removeFirst() : "true";
  }
}
