package io.waymark.app.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape a textual configuration value must have as a whole. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Matching {
  /** A regular expression. */
  String value();

  /** The shape in words, as it follows "expected". */
  String expected();
}
