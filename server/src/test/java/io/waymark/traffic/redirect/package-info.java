@org.jspecify.annotations.NullMarked
package io.waymark.traffic.redirect;
