package io.waymark.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packages of the server as docs/architecture.md shows them: a picture of the areas and a table
 * of the packages.
 */
record Packages(String root, Path sources, JavaClasses classes) {

  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*\\s*(?:\\*\\s*)?(.*?[.])(?=\\s|\\*/)", Pattern.DOTALL);

  String drawn() {
    return picture() + "\n" + table();
  }

  private String picture() {
    var text = new StringBuilder("```mermaid\ngraph TD\n");
    var uses = uses(name -> Areas.of(root, name));
    for (var area : Areas.OUTSIDE_IN) {
      for (var used : uses.getOrDefault(area, new TreeSet<>())) {
        text.append("  ").append(area).append(" --> ").append(used).append('\n');
      }
    }
    return text.append("```\n").toString();
  }

  private String table() {
    var uses = uses(this::below);
    var text = new StringBuilder("| package | what is in it | uses |\n|---|---|---|\n");
    for (var name : names()) {
      text.append("| `%s` | %s | %s |\n".formatted(name, purpose(name), listed(uses.get(name))));
    }
    return text.toString();
  }

  private static String listed(@Nullable Set<String> names) {
    return names == null
        ? ""
        : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
  }

  private SortedSet<String> names() {
    return classes.stream()
        .map(type -> below(type.getPackageName()))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedMap<String, SortedSet<String>> uses(Function<String, String> unit) {
    var uses = new TreeMap<String, SortedSet<String>>();
    for (var type : classes) {
      var user = unit.apply(type.getPackageName());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        var used = dependency.getTargetClass().getBaseComponentType().getPackage();
        if (within(used) && !unit.apply(used.getName()).equals(user)) {
          uses.computeIfAbsent(user, u -> new TreeSet<>()).add(unit.apply(used.getName()));
        }
      }
    }
    return uses;
  }

  private boolean within(JavaPackage used) {
    return used.getName().startsWith(root + ".");
  }

  private String below(String name) {
    return name.equals(root) ? "" : name.substring(root.length() + 1);
  }

  private String purpose(String name) {
    var file = sources.resolve(name.replace('.', '/')).resolve("package-info.java");
    try {
      var matcher = FIRST_SENTENCE.matcher(Files.readString(file));
      if (!matcher.find()) {
        throw new AssertionError(file + " does not say what the package is for");
      }
      return matcher
          .group(1)
          .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
          .replaceAll("\\{@code (.*?)}", "`$1`");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
