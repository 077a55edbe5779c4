/** Programs and their groups: what all partners of one have in common (partners A1, A4). */
@org.jspecify.annotations.NullMarked
package io.waymark.partners.programs;
