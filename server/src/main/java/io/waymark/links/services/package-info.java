/**
 * Other services for short links: what somebody has there, asked of their APIs page by page
 * (IMP-3…5).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.links.services;
