/**
 * Whole pages for visitors: what is shown instead of, or on the way to, a destination (RED-13…33).
 *
 * <p>A page is one small document with its style sheet inside. It comes with a content security
 * policy that allows by hash exactly what is in it, so that nothing a caller has written into a
 * title, an address or a colour can run or fetch anything. Values from outside are escaped by the
 * templates; addresses and colours are checked before, because escaping does not make those safe.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.pages;
