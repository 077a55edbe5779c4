package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The keys there are, and those there were.
 *
 * @param all in the order of their names
 * @param retired names that are refused, each with what to do instead, as it follows a semicolon
 */
public record Keys(List<Key> all, Map<String, String> retired) {

  private static final Keys WAYMARK =
      of(Config.class, Map.of("link-cache.size", "set link-cache.memory instead, such as 128MiB"));

  /** Waymark's own. */
  public static Keys waymark() {
    return WAYMARK;
  }

  static Keys of(Class<?> mapping, Map<String, String> retired) {
    var keys = below("", mapping).sorted(Comparator.comparing(Key::name)).toList();
    return new Keys(keys, retired);
  }

  /** These, with others that there were. */
  public Keys retiring(Map<String, String> names) {
    return new Keys(all, Map.copyOf(names));
  }

  /**
   * The names that a command line may have as options: retired ones too, so that what is said of
   * them says more than that they are unknown.
   */
  public Set<String> options() {
    var names = new TreeSet<>(retired.keySet());
    all.forEach(key -> names.add(key.name()));
    return names;
  }

  /** The key that a source writes so, if there is one. */
  Optional<Key> find(String written, UnaryOperator<String> spelling) {
    return all.stream().filter(key -> spelling.apply(key.name()).equals(written)).findFirst();
  }

  /** The key that what was written comes closest to. */
  Key nearest(String written) {
    return Nearest.to(written, all, Key::name);
  }

  private static Stream<Key> below(String prefix, Class<?> mapping) {
    return Arrays.stream(mapping.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .flatMap(
            method -> {
              var name = prefix + kebab(method.getName());
              return method.isAnnotationPresent(Meaning.class)
                  ? Stream.of(key(name, method))
                  : below(name + ".", method.getReturnType());
            });
  }

  private static Key key(String name, Method method) {
    var standard = method.getAnnotation(WithDefault.class);
    return new Key(
        name,
        Forms.of(valueType(method.getGenericReturnType())),
        standard == null ? null : standard.value(),
        method.getAnnotation(Meaning.class).value(),
        method.getAnnotation(Within.class),
        method.getAnnotation(Matching.class));
  }

  private static Type valueType(Type type) {
    if (type == OptionalInt.class) {
      return int.class;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return generic.getActualTypeArguments()[0];
    }
    return type;
  }

  private static String kebab(String method) {
    return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
