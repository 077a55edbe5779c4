/** The packaged product as a process: started, stopped and killed from outside. */
@org.jspecify.annotations.NullMarked
package io.waymark.product;
