/** Request and response shapes: one declaration parses, validates and documents. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.schema;
