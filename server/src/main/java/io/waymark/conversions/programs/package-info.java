/** What conversions ask of partner programs and tell them; what becomes of it is decided there. */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.programs;
