package io.waymark.platform.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls a record's constructor with what was read. */
final class RecordBinding<R> implements Shape.Binding<R> {
  private static final Slot UNBOUND = new Slot(-1, false);

  private final Class<R> type;
  private final MethodHandle constructor;
  private final int size;
  private final List<Slot> slots;

  /** Where a part's value goes. */
  private record Slot(int index, boolean given) {
    boolean bound() {
      return index >= 0;
    }
  }

  private RecordBinding(Class<R> type, MethodHandle constructor, int size, List<Slot> slots) {
    this.type = type;
    this.constructor = constructor;
    this.size = size;
    this.slots = slots;
  }

  static <R> RecordBinding<R> of(Class<R> type, List<Part> parts) {
    var components = Objects.requireNonNull(type.getRecordComponents());
    var taken = new @Nullable Part[components.length];
    var slots = parts.stream().map(part -> slot(type, part, components, taken)).toList();
    for (int i = 0; i < components.length; i++) {
      if (taken[i] == null) {
        throw mismatch(type, "component '" + components[i].getName() + "' has no field");
      }
    }
    return new RecordBinding<>(type, constructor(type, components), components.length, slots);
  }

  private static Slot slot(
      Class<?> type, Part part, RecordComponent[] components, @Nullable Part[] taken) {
    var name = part.component();
    if (name == null) {
      return UNBOUND;
    }
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(name)) {
        if (taken[i] != null) {
          throw mismatch(type, "component '" + name + "' has two fields");
        }
        taken[i] = part;
        try {
          part.checkFits(components[i]);
        } catch (IllegalArgumentException e) {
          throw mismatch(type, e.getMessage());
        }
        return new Slot(i, components[i].getType() == Given.class);
      }
    }
    throw mismatch(type, "there is no component '" + name + "'");
  }

  private static IllegalArgumentException mismatch(Class<?> type, @Nullable String reason) {
    return new IllegalArgumentException(type.getName() + ": " + reason);
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    var parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, components.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Class<R> type() {
    return type;
  }

  @Override
  public R bind(List<Reading<?>> readings, Map<String, @Nullable Object> plain) {
    var arguments = new @Nullable Object[size];
    for (int i = 0; i < slots.size(); i++) {
      var slot = slots.get(i);
      if (slot.bound()) {
        arguments[slot.index()] = slot.given() ? given(readings.get(i)) : readings.get(i).value();
      }
    }
    try {
      return type.cast((Object) constructor.invokeExact(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> Given<T> given(Reading<T> reading) {
    return reading.present() ? Given.of(reading.value()) : Given.absent();
  }
}
