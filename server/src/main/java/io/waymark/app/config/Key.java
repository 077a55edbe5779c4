package io.waymark.app.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured.
 *
 * @param name such as {@code http.max-body}
 * @param form of a value
 * @param standard the default as it would be written, null if the key is absent by default
 * @param meaning one or two sentences
 */
record Key(
    String name,
    Form<?> form,
    @Nullable String standard,
    String meaning,
    @Nullable Within within,
    @Nullable Matching matching) {

  /** What all keys begin with where they share a name space with others. */
  static final String PREFIX = "waymark";

  /** The name inside the framework's configuration. */
  String property() {
    return PREFIX + "." + name;
  }

  /** The name of the environment variable. */
  String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return (PREFIX + "_" + name).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What a value has to be, as it follows "expected". */
  String expected() {
    var one = matching != null ? matching.expected() : form.expected();
    return within == null ? one : one + ", " + within.min() + " to " + within.max();
  }

  /** Whether the text is a value for this key. */
  boolean accepts(String text) {
    try {
      check(text, form);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private <T> void check(String text, Form<T> form) {
    var value = form.read(text);
    if (matching != null && !Pattern.matches(matching.value(), text)) {
      throw new IllegalArgumentException("not of the shape");
    }
    if (within != null) {
      // the annotation stands on comparable types only, which a test of every key shows
      @SuppressWarnings("unchecked")
      var order = (Comparator<T>) Comparator.naturalOrder();
      if (order.compare(value, form.read(within.min())) < 0
          || order.compare(value, form.read(within.max())) > 0) {
        throw new IllegalArgumentException("out of range");
      }
    }
  }

  /** The text in the one way of writing it that every reader of the value understands. */
  String canonical(String text) {
    return form.canonical(text);
  }

  /** The text as it may be printed: without secrets. */
  String shown(String text) {
    return switch (form.type()) {
      case "secret" -> Password.MASK;
      case "database URL" -> accepts(text) ? DatabaseUrl.parse(text).toString() : Password.MASK;
      default -> text;
    };
  }
}
