/** Workspaces, users, memberships, API keys, sessions and what they may do. */
@org.jspecify.annotations.NullMarked
package io.waymark.identity;
