/** QR codes of short links: what they encode, how they look, and whose logo is on them. */
@org.jspecify.annotations.NullMarked
package io.waymark.links.qr;
