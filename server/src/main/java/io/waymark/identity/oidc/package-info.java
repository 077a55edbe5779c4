/**
 * Signing in at an OpenID provider of the operator's: authorization code flow with PKCE, and roles
 * by groups. The provider is believed only what it signed, and people are who its subjects say.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.oidc;
