package io.waymark.platform.schema;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/** Reads the declared types of record components. */
final class Types {
  private Types() {}

  /** The class behind a type; primitives boxed. */
  static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> MethodType.methodType(plain).wrap().returnType();
      case ParameterizedType generic -> raw(generic.getRawType());
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
      default -> Object.class;
    };
  }

  /** A type argument, or null if the type has none. */
  static @Nullable Type argument(Type type, int index) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[index]
        : null;
  }
}
