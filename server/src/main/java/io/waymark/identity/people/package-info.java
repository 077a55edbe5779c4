/** The people of a workspace: members, invitations, and workspaces that come and go. */
@org.jspecify.annotations.NullMarked
package io.waymark.identity.people;
