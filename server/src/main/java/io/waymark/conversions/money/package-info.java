/** Currencies: their minor units, their rates, and amounts in US dollars (D3.6, decision 12). */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.money;
