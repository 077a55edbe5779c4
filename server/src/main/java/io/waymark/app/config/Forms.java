package io.waymark.app.config;

import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of every type a configuration value can have. */
final class Forms {

  private static final Map<Type, Form<?>> FORMS =
      Map.ofEntries(
          Map.entry(int.class, form("number", "a whole number", Forms::number, Object::toString)),
          Map.entry(boolean.class, form("boolean", "true or false", Forms::flag, Object::toString)),
          Map.entry(
              String.class, form("text", "text on one line", Forms::line, Function.identity())),
          Map.entry(Path.class, form("path", "a file path", Path::of, Object::toString)),
          Map.entry(
              Duration.class,
              form(
                  "duration",
                  "a duration such as 500ms, 30s, 5m, 2h or 7d",
                  Durations::parse,
                  Object::toString)),
          Map.entry(
              DataSize.class,
              form(
                  "size",
                  "a size such as 512KiB, 5MiB or 1GiB",
                  DataSize::parse,
                  Object::toString)),
          Map.entry(
              Rate.class,
              form(
                  "rate",
                  "a rate such as 16/s, 3000/min or 10000/h",
                  Rate::parse,
                  Object::toString)),
          Map.entry(
              URI.class,
              form(
                  "URL",
                  "a URL such as https://links.example.com",
                  BaseUrls::parse,
                  Object::toString)),
          Map.entry(
              DatabaseUrl.class,
              asWritten(
                  "database URL",
                  "a database URL such as postgresql://user@host:5432/waymark",
                  DatabaseUrl::parse)),
          Map.entry(Password.class, asWritten("secret", "text", Password::parse)),
          Map.entry(
              Networks.class,
              form(
                  "networks",
                  "networks such as 10.0.0.0/8, 2001:db8::/32 (no bits set beyond the prefix),"
                      + " or none",
                  Networks::parse,
                  Object::toString)),
          Map.entry(
              Addresses.class,
              form(
                  "addresses",
                  "IP addresses such as 192.0.2.1, 2001:db8::1, or none",
                  Addresses::parse,
                  Object::toString)),
          Map.entry(
              Words.class,
              form(
                  "words",
                  "words without spaces, separated by commas, or none",
                  Words::parse,
                  Object::toString)),
          Map.entry(
              Schedule.class,
              form(
                  "schedule",
                  "a schedule such as daily 03:15, weekly sunday 03:15, 15 3 * * 1-5, or none",
                  Schedule::parse,
                  Object::toString)),
          Map.entry(
              ZoneId.class,
              form("time zone", "a time zone such as Europe/Berlin", Forms::zone, ZoneId::getId)),
          Map.entry(
              Regex.class,
              form(
                  "regular expression",
                  "a regular expression such as casino|^free-",
                  Regex::parse,
                  Object::toString)),
          Map.entry(
              WordAddresses.class,
              form(
                  "words and addresses",
                  "words and addresses such as login=https://app.example.com/login; home=https://example.com,"
                      + " or none",
                  WordAddresses::parse,
                  Object::toString)),
          Map.entry(
              SharedDomains.class,
              form(
                  "domains and hosts",
                  "domains and hosts in lower case, such as"
                      + " git.new=github.com; cal.link=cal.com,calendly.com, or none",
                  SharedDomains::parse,
                  Object::toString)),
          Map.entry(
              GroupGrants.class,
              form(
                  "groups and roles",
                  "groups, workspaces and roles such as marketing=acme:member; admins=acme:owner,"
                      + " or none",
                  GroupGrants::parse,
                  Object::toString)),
          Map.entry(
              GeoOverrides.class,
              form(
                  "networks and places",
                  "networks and places such as 10.0.0.0/8=US/CA/San Francisco; ::1=DE, or none",
                  GeoOverrides::parse,
                  Object::toString)));

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");

  private Forms() {}

  static Form<?> of(Type type) {
    var form = FORMS.get(type);
    if (form != null) {
      return form;
    }
    if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
      return choice(enumeration);
    }
    throw new IllegalStateException("no form for configuration values of type " + type);
  }

  private static Form<?> choice(Class<?> enumeration) {
    var names =
        Arrays.stream(enumeration.getEnumConstants())
            .collect(Collectors.toMap(Forms::name, Function.identity()));
    var listed =
        Arrays.stream(enumeration.getEnumConstants())
            .map(Forms::name)
            .collect(Collectors.joining(", "));
    return new Form<Object>(
        listed,
        "one of " + listed,
        text -> {
          var constant = names.get(text.toLowerCase(Locale.ROOT));
          if (constant == null) {
            throw new IllegalArgumentException("none of " + listed);
          }
          return constant;
        },
        Forms::name);
  }

  private static String name(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Form<T> form(
      String type, String expected, Function<String, T> reading, Function<T, String> writing) {
    return new Form<>(type, expected, reading, writing);
  }

  /** For types whose text must not be taken from {@code toString}, which masks it. */
  private static Form<String> asWritten(String type, String expected, Function<String, ?> reading) {
    return new Form<>(
        type,
        expected,
        text -> {
          var _ = reading.apply(text);
          return text;
        },
        Function.identity());
  }

  private static int number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("not a whole number");
    }
    return Integer.parseInt(text);
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time zone", e);
    }
  }

  private static String line(String text) {
    if (text.length() > 1000 || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("too long, or has control characters");
    }
    return text;
  }
}
