package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shape that does not fit its record fails when it is built. */
class RecordBindingTest {
  record Strict(String name) {}

  record Loose(@Nullable String name) {}

  record Flag(boolean name) {}

  record Names(List<String> name) {}

  record ByKey(Map<String, Long> name) {}

  record Wrapped(Given<String> name) {}

  record Two(String name, String other) {}

  record Picky(String name) {
    Picky {
      throw new IllegalStateException("never " + name);
    }
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        Arguments.of(Strict.class, field("title", text()), "there is no component 'title'"),
        Arguments.of(Two.class, field("name", text()), "component 'other' has no field"),
        Arguments.of(
            Strict.class,
            field("name", integer()),
            "field 'name' does not yield the java.lang.String of component 'name'"),
        Arguments.of(
            Names.class,
            field("name", list(integer())),
            "field 'name' does not yield the java.util.List<java.lang.String> of component"
                + " 'name'"),
        Arguments.of(
            ByKey.class,
            field("name", map(text())),
            "field 'name' does not yield the java.util.Map<java.lang.String, java.lang.Long> of"
                + " component 'name'"),
        Arguments.of(
            Wrapped.class,
            field("name", integer()),
            "field 'name' does not yield the java.lang.String of component 'name'"),
        Arguments.of(Strict.class, field("name", text()).optional(), NULL),
        Arguments.of(Strict.class, field("name", text().nullable()), NULL),
        Arguments.of(Strict.class, field("name", text().emptyAsNull()), NULL),
        Arguments.of(Strict.class, field("name", text().absentWhen(String::isEmpty)), NULL),
        Arguments.of(Strict.class, field("name", text().nullable()).defaultsToNull(), NULL),
        Arguments.of(Flag.class, field("name", bool()).optional(), NULL));
  }

  private static final String NULL =
      "field 'name' may be absent or null, so component 'name' must be @Nullable or Given";

  @ParameterizedTest
  @MethodSource("mismatches")
  void mismatchesAreFoundWhenTheShapeIsBuilt(
      Class<? extends Record> type, Part part, String reason) {
    assertThatThrownBy(() -> Shape.of(type, part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(type.getName() + ": " + reason);
  }

  @Test
  void aComponentHasOneField() {
    assertThatThrownBy(
            () ->
                Shape.of(Strict.class, field("name", text()), field("title", text()).into("name")))
        .hasMessageEndingWith("component 'name' has two fields");
  }

  @Test
  void fittingShapesAreBuilt() {
    assertThat(Shape.of(Loose.class, field("name", text().nullable()).optional())).isNotNull();
    assertThat(Shape.of(Wrapped.class, field("name", text().nullable()).optional())).isNotNull();
    assertThat(Shape.of(Flag.class, field("name", bool()).defaultsTo(true))).isNotNull();
    assertThat(Shape.of(Strict.class, field("name", text()).defaultsTo("x"))).isNotNull();
  }

  @Test
  void whatARecordThrowsComesThrough() {
    var shape = Shape.of(Picky.class, field("name", text()));
    assertThatThrownBy(() -> shape.parse(Texts.json("{\"name\": \"a\"}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("never a");
  }
}
