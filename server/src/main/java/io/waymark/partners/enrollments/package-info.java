/**
 * Partners in a program: their accounts, status, links and discount codes (partners A2, A3, B1,
 * B6).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.partners.enrollments;
