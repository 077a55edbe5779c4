/** Secrets at rest and signed tokens, with the server's own key. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.crypto;
