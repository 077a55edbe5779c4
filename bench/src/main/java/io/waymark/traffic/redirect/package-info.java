/** Benchmarks of the redirect path, in its package so that they can reach it. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.redirect;
