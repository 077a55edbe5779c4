package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.tagged;
import static io.waymark.platform.schema.Schemas.text;
import static io.waymark.platform.schema.Texts.issue;
import static io.waymark.platform.schema.Texts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  record Person(String firstName, @Nullable Long age, Given<String> note, boolean active) {
    static final Shape<Person> SHAPE =
        Shape.of(
            Person.class,
            field("first_name", text()),
            field("age", integer().nullable()).optional(),
            field("note", text().nullable()).optional(),
            field("active", bool()).defaultsTo(true));
  }

  record Team(String name, List<Person> people) {
    static final Shape<Team> SHAPE =
        Shape.of(Team.class, field("name", text()), field("people", list(Person.SHAPE)));
  }

  sealed interface Animal {
    record Cat(long lives) implements Animal {
      static final Shape<Cat> SHAPE =
          Shape.of(Cat.class, tag("kind", "cat"), field("lives", integer()));
    }

    record Dog(String name) implements Animal {
      static final Shape<Dog> SHAPE =
          Shape.of(Dog.class, tag("kind", "dog"), field("name", text()));
    }

    Tagged<Animal> SCHEMA = Schemas.<Animal>tagged("kind", Cat.SHAPE, Dog.SHAPE);
  }

  @Test
  void objectsBecomeRecords() {
    assertThat(Person.SHAPE.parse(json("{\"first_name\": \"Ada\", \"age\": 36, \"note\": \"x\"}")))
        .isEqualTo(new Person("Ada", 36L, Given.of("x"), true));
    assertThat(Person.SHAPE.parse(json("{\"first_name\": \"Ada\", \"active\": false}")))
        .isEqualTo(new Person("Ada", null, Given.absent(), false));
    assertThat(Person.SHAPE.parse(json("{\"first_name\": \"Ada\", \"age\": null, \"note\": null}")))
        .isEqualTo(new Person("Ada", null, Given.of(null), true));
  }

  @Test
  @DisplayName("(G5) unknown keys are ignored; the normal form has what is present, and defaults")
  void normalForm() {
    var plain = Person.SHAPE.normalise(json("{\"x\": 1, \"note\": null, \"first_name\": \"A\"}"));
    assertThat(plain).isInstanceOf(Map.class).hasToString("{first_name=A, note=null, active=true}");
  }

  @ParameterizedTest
  @DisplayName("(c.3) a body that is no object has an empty path")
  @CsvSource({"[], array", "null, null", "5, number"})
  void bodiesThatAreNoObject(String body, String received) {
    assertThat(issue(() -> Person.SHAPE.parse(json(body))))
        .isEqualTo("invalid_type: : Invalid input: expected object, received " + received);
  }

  @Test
  @DisplayName("(c.3) issues come in the order of the declaration, not of the input")
  void orderOfIssues() {
    assertThat(issue(() -> Person.SHAPE.parse(json("{\"active\": 1, \"first_name\": 2}"))))
        .isEqualTo("invalid_type: first_name: Invalid input: expected string, received number");
  }

  @Test
  @DisplayName("(c.3) paths lead through lists and objects")
  void paths() {
    var body = json("{\"name\": \"t\", \"people\": [{\"first_name\": \"a\"}, {\"age\": 1}]}");
    assertThat(issue(() -> Team.SHAPE.parse(body)))
        .isEqualTo(
            "invalid_type: people[1].first_name: Invalid input: expected string, received"
                + " undefined");
    assertThat(issue(() -> list(Team.SHAPE).parse(json("[{}, {}]"))))
        .startsWith("invalid_type: [0].name: ");
    assertThat(issue(() -> map(list(text())).parse(json("{\"a\": [\"b\", 5]}"))))
        .startsWith("invalid_type: a[1]: ");
  }

  @Test
  @DisplayName("(c.3) rules across fields come last and see the record")
  void rules() {
    var shape =
        Person.SHAPE
            .rule(person -> person.age() != null || person.active(), "Tell the age.")
            .rule("note", person -> person.note().isPresent(), "A note, please.");
    assertThat(issue(() -> shape.parse(json("{\"active\": false}"))))
        .startsWith("invalid_type: first_name");
    assertThat(issue(() -> shape.parse(json("{\"first_name\": \"a\", \"active\": false}"))))
        .isEqualTo("custom: : Tell the age.");
    assertThat(issue(() -> shape.parse(json("{\"first_name\": \"a\"}"))))
        .isEqualTo("custom: note: A note, please.");
  }

  @Test
  @DisplayName("(c.3) tagged shapes")
  void taggedShapes() {
    assertThat(Animal.SCHEMA.parse(json("{\"kind\": \"cat\", \"lives\": 9}")))
        .isEqualTo(new Animal.Cat(9));
    assertThat(Animal.SCHEMA.normalise(json("{\"kind\": \"dog\", \"name\": \"Rex\"}")))
        .isEqualTo(Map.of("kind", "dog", "name", "Rex"));
    assertThat(issue(() -> Animal.SCHEMA.parse(json("{}"))))
        .isEqualTo("invalid_union: kind: Invalid input");
    assertThat(issue(() -> Animal.SCHEMA.message("cat or dog").parse(json("{\"kind\": 5}"))))
        .isEqualTo("invalid_union: kind: cat or dog");
    assertThat(issue(() -> Animal.SCHEMA.parse(json("{\"kind\": \"cat\"}"))))
        .isEqualTo("invalid_type: lives: Invalid input: expected number, received undefined");
    assertThat(issue(() -> Animal.SCHEMA.parse(json("[]"))))
        .isEqualTo("invalid_type: : Invalid input: expected object, received array");
  }

  @Test
  void taggedShapesNeedDifferentTags() {
    assertThatThrownBy(() -> tagged("kind", Animal.Cat.SHAPE, Animal.Cat.SHAPE))
        .hasMessage("Two shapes have the same tag 'kind'");
    assertThatThrownBy(() -> tagged("type", Animal.Cat.SHAPE))
        .hasMessage("A shape has no tag 'type'");
  }

  @Test
  void fieldsMakeOtherShapes() {
    record Change(Given<Long> years, Given<Boolean> active, Given<String> more) {}
    var shape =
        Shape.of(
            Change.class,
            Person.SHAPE
                .fields()
                .without("first_name", "note")
                .replacing(field("age", integer().max(200)).into("years"))
                .optional()
                .and(field("more", text()).optional()));
    assertThat(shape.parse(json("{}")))
        .isEqualTo(new Change(Given.absent(), Given.absent(), Given.absent()));
    assertThat(issue(() -> shape.parse(json("{\"age\": 201}")))).startsWith("too_big: age");
    assertThatThrownBy(() -> Person.SHAPE.fields().without("x"))
        .hasMessage("There is no field 'x'");
    assertThatThrownBy(() -> Person.SHAPE.fields().and(field("age", text())))
        .hasMessage("Two fields are named 'age'");
  }

  @Test
  void spreadFieldsAreFlatInJson() {
    record Entry(long id, Person person) {}
    var shape = Shape.of(Entry.class, field("id", integer()), spread("person", Person.SHAPE));
    assertThat(shape.parse(json("{\"first_name\": \"Ada\", \"id\": 1}")))
        .isEqualTo(new Entry(1, new Person("Ada", null, Given.absent(), true)));
    assertThat(shape.normalise(json("{\"first_name\": \"Ada\", \"id\": 1}")))
        .isEqualTo(Map.of("id", 1L, "first_name", "Ada", "active", true));
    assertThat(issue(() -> shape.parse(json("{\"id\": 1}"))))
        .startsWith("invalid_type: first_name");
  }

  @Test
  void givenChoosesBetweenOldAndNew() {
    assertThat(Given.<String>absent().or("old")).isEqualTo("old");
    assertThat(Given.of("new").or("old")).isEqualTo("new");
    assertThat(Given.<String>of(null).or("old")).isNull();
    assertThat(Given.<String>absent().orNull()).isNull();
  }
}
