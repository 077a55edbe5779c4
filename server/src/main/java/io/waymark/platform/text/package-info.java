/** Keys, punycode, identifiers. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.text;
