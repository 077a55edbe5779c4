/** From host and key to an answer: look-up, decision, final URL, cookies. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.redirect;
