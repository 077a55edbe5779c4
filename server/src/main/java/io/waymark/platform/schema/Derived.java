package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A schema whose values go through one more step. Null and absent values pass it by. */
final class Derived<T> extends Delegating<T> {
  private final Effect effect;
  private final Step<T> step;

  Derived(Schema<T> inner, Effect effect, Step<T> step) {
    super(inner);
    this.effect = effect;
    this.step = step;
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    var reading = inner.read(raw, path);
    var value = reading.value();
    return value == null ? reading : step.take(value, reading.plain(), path);
  }

  @Override
  boolean yieldsNull() {
    return effect == Effect.NULLS || inner.yieldsNull();
  }

  @Override
  boolean yieldsAbsent() {
    return effect == Effect.DROPS || inner.yieldsAbsent();
  }

  /** What the step can make of a value: another one, null, or nothing. */
  enum Effect {
    KEEPS,
    NULLS,
    DROPS
  }

  interface Step<T> {
    Reading<T> take(T value, @Nullable Object plain, Path path);
  }
}
