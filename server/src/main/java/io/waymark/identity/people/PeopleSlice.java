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
  private final AcceptanceOperations acceptance;
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
    this.invites =
        new InviteOperations(
            new Invites(jdbi, new InviteMails(mails, mailed, app), limits, ids, clock, random),
            clock);
    this.acceptance =
        new AcceptanceOperations(new Acceptance(jdbi, sessions, methods, limits, ids, clock));
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
            acceptance.declare(),
            tenancy.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
