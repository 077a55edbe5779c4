/**
 * What people prove who they are with: passwords, codes of authenticator apps, tokens in mails. The
 * package knows nothing of workspaces.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.signin;
