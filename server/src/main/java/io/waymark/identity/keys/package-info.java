/**
 * API keys of workspaces and personal keys of users: making, listing, changing, rotating and ending
 * them (api-contract b.1, b.4). Letting callers in by a key is the business of {@code identity}.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.keys;
