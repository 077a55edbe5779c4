package io.waymark.identity.people;

import io.waymark.identity.Sessions;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.account.Ties;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.mail.Mails;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about the people of workspaces, put together. */
public final class PeopleSlice {
  private final MemberOperations members;
  private final InviteOperations invites;
  private final InviteLinkOperations inviteLinks;
  private final AcceptanceOperations acceptance;
  private final JoiningOperations joining;
  private final TenancyOperations tenancy;

  /**
   * @param methods the ways in that are permitted
   * @param mailed whether there is a mail server
   * @param app the dashboard's public address
   * @param belongings what else goes with a workspace
   * @param random cryptographically strong
   */
  public PeopleSlice(
      Jdbi jdbi,
      Sessions sessions,
      SignInMethods methods,
      Mails mails,
      boolean mailed,
      URI app,
      Belongings belongings,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.members = new MemberOperations(new Members(jdbi));
    var written = new InviteMails(mails, mailed, app);
    this.invites =
        new InviteOperations(new Invites(jdbi, written, limits, ids, clock, random), clock);
    this.inviteLinks =
        new InviteLinkOperations(new InviteLinks(jdbi, written, limits, clock, random));
    this.acceptance =
        new AcceptanceOperations(new Acceptance(jdbi, sessions, methods, limits, ids, clock));
    this.joining =
        new JoiningOperations(
            new Joining(jdbi, sessions, methods, written, limits, ids, clock, random));
    this.tenancy =
        new TenancyOperations(new Tenancy(jdbi, belongings, limits, ids, clock), sessions);
  }

  /** What holds accounts to workspaces. */
  public static Ties ties() {
    return new MemberTies();
  }

  /** Members, invitations, and workspaces that are made and deleted. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            members.declare(workspace),
            invites.declare(workspace),
            inviteLinks.declare(workspace),
            acceptance.declare(),
            joining.declare(),
            tenancy.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
