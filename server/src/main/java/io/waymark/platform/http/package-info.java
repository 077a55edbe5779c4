/** The API's front door: operations, callers, errors, paging, rate limits, hosts. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.http;
