package io.waymark.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules, for the code below one root package. */
record Rules(String root) {

  private static final Pattern EMPTY_NAME =
      Pattern.compile("Abstract.*|.*(Util|Utils|Helper|Manager|Impl|Base)");

  /** Dependencies point inwards only. */
  ArchRule areas() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (var area : Areas.OUTSIDE_IN) {
      layers = layers.optionalLayer(area).definedBy(root + "." + area + "..");
    }
    for (var i = 0; i < Areas.OUTSIDE_IN.size(); i++) {
      var area = Areas.OUTSIDE_IN.get(i);
      var outer = Areas.OUTSIDE_IN.subList(0, i).toArray(String[]::new);
      layers =
          outer.length == 0
              ? layers.whereLayer(area).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(area).mayOnlyBeAccessedByLayers(outer);
    }
    return layers;
  }

  /** A new area is given its place in {@link Areas}. */
  ArchRule knownAreas() {
    var known =
        Areas.OUTSIDE_IN.stream().map(area -> root + "." + area + "..").toArray(String[]::new);
    return classes()
        .that()
        .resideOutsideOfPackage(root)
        .should()
        .resideInAnyPackage(known)
        .as("every class should be in one of the areas " + Areas.OUTSIDE_IN);
  }

  /** No package knows one that knows it. */
  ArchRule cycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** A name says what a class is, not that it is one. */
  ArchRule names() {
    return noClasses()
        .should(
            new ArchCondition<>("be named after nothing") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var empty = EMPTY_NAME.matcher(type.getSimpleName()).matches();
                events.add(new SimpleConditionEvent(type, empty, type.getFullName()));
              }
            });
  }

  /** Null is checked by NullAway in every package. */
  ArchRule nullMarked() {
    return classes()
        .should(
            new ArchCondition<>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " is not @NullMarked"));
              }
            });
  }

  /** Time and chance are arguments: a test can then choose them. */
  ArchRule timeAndChance() {
    return noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current");
  }

  /** Only the stores speak to DuckDB, and only through the port of {@code events}. */
  ArchRule duckdb() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".events.duckdb..")
        .should()
        .dependOnClassesThat(
            are(
                DescribedPredicate.describe(
                    "DuckDB's", type -> type.getPackageName().startsWith("org.duckdb"))));
  }

  List<ArchRule> all() {
    return List.of(
        areas(), knownAreas(), cycles(), names(), nullMarked(), timeAndChance(), duckdb());
  }
}
