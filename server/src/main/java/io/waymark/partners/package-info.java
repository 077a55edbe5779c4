/** Partner programs, put together: who brings customers, and what they earn by it. */
@org.jspecify.annotations.NullMarked
package io.waymark.partners;
