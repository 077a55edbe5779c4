/**
 * OAuth 2.0 (api-contract b.5): apps that act for a user in a workspace, their authorisation, and
 * the tokens they get. An access token is an API key with scopes and a short life; letting callers
 * in by it is the business of {@code identity}.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.oauth;
