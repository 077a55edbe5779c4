/** WHATWG URLs, hosts and address ranges. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.net;
