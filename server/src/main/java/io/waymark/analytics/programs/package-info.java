/** What analytics ask of partner programs: who partners are, and what they earned. */
@org.jspecify.annotations.NullMarked
package io.waymark.analytics.programs;
