/** What callers asked of the API, and who changed what: two logs, each kept for its time. */
@org.jspecify.annotations.NullMarked
package io.waymark.logs;
