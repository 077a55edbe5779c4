/** Questions over events: metrics, groupings, filters, intervals, zones. */
@org.jspecify.annotations.NullMarked
package io.waymark.analytics;
