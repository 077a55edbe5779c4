/** Reads a User-Agent header in the vocabulary of ua-parser-js 1.x. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.agent;
