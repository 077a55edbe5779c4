package io.waymark.identity.people;

import io.waymark.identity.Sessions;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
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
   * @param mailed whether there is a mail server
   * @param app the dashboard's public address
   * @param belongings what else goes with a workspace
   * @param random cryptographically strong
   */
  public PeopleSlice(
      Jdbi jdbi,
      Sessions sessions,
      Mails mails,
      boolean mailed,
      URI app,
      Belongings belongings,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.members = new MemberOperations(new Members(jdbi));
    this.invites =
        new InviteOperations(
            new Invites(jdbi, new InviteMails(mails, mailed, app), ids, clock, random), clock);
    this.acceptance = new AcceptanceOperations(new Acceptance(jdbi, sessions, ids, clock));
    this.tenancy = new TenancyOperations(new Tenancy(jdbi, belongings, ids, clock), sessions);
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
