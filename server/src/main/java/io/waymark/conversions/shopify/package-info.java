/** Orders that Shopify tells of by its webhooks, and the clicks that led to them (D9). */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.shopify;
