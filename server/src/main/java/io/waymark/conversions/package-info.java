/** Customers, and what they do after a click: leads and sales (D2, D3, E). */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions;
