package io.waymark.app;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;

import io.waymark.identity.IdentitySlice;
import io.waymark.identity.account.AccountSlice;
import io.waymark.identity.keys.KeySlice;
import io.waymark.identity.oauth.OAuthSlice;
import io.waymark.identity.people.Belongings;
import io.waymark.identity.people.PeopleSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.mail.Mails;
import java.util.ArrayList;
import java.util.List;

/** People, workspaces, and whatever lets somebody in: sessions, keys, apps. */
final class AccountArea implements AutoCloseable {
  private final IdentitySlice identity;
  private final Doors doors;
  private final AccountSlice accounts;
  private final PeopleSlice people;
  private final KeySlice keys;
  private final OAuthSlice oauth;
  private final WorkspacePictures pictures;
  private final LinkArea links;

  /**
   * @param belongings what goes with a workspace
   */
  AccountArea(Ground ground, LinkArea links, Mails mails, Belongings belongings) {
    var config = ground.config();
    var addresses = ground.addresses();
    var app = addresses.app();
    var jdbi = ground.jdbi();
    var limits = ground.limits().all();
    var ids = ground.ids();
    var clock = ground.clock();
    var random = ground.random();
    var methods = SignInSettings.methods(config);
    var mailed = MailServer.of(config) != null;
    this.links = links;
    this.pictures = new WorkspacePictures(links.pictures());
    this.identity =
        new IdentitySlice(
            jdbi,
            ids,
            clock,
            random,
            ground.limits().ofCallers(config),
            app.getScheme().equals("https"));
    var sessions = identity.sessions();
    this.doors =
        new Doors(jdbi, sessions, config, ground.outbound(), addresses, limits, ids, clock, random);
    this.accounts =
        new AccountSlice(
            jdbi,
            ground.secrets(),
            sessions,
            identity::user,
            methods,
            mails,
            mailed,
            PeopleSlice.ties(),
            app,
            limits,
            clock,
            random,
            ground.threads());
    this.people =
        new PeopleSlice(
            jdbi, sessions, methods, mails, mailed, app, belongings, limits, ids, clock, random);
    this.keys = new KeySlice(jdbi, ids, clock, random);
    this.oauth = new OAuthSlice(jdbi, pictures, ids, clock, random);
  }

  /** Who calls, as operations of other areas need to know it. */
  IdentitySlice identity() {
    return identity;
  }

  List<Operation> operations() {
    var workspace = identity.workspaceOperations();
    var operations = new ArrayList<Operation>();
    operations.addAll(identity.operations());
    operations.addAll(doors.operations());
    operations.addAll(accounts.operations());
    operations.addAll(people.operations(workspace));
    operations.addAll(keys.operations(workspace, identity::user, identity::signedInUser));
    operations.addAll(oauth.operations(workspace, identity::signedInUser));
    operations.addAll(identity.profileOperations(pictures, links.links().cache()::forgetWorkspace));
    return operations;
  }

  /** Those that need no key. */
  List<Operation> operations(PublicOperations open) {
    return oauth.operations(open, identity::caller);
  }

  /** Tells the operator where to begin, if nobody has an account yet. */
  void announce() {
    doors.announce();
  }

  void schedule(Housekeeping housekeeping) {
    housekeeping.every("counting usage anew", ZERO, ofHours(1), identity::beginUsagePeriods);
  }

  @Override
  public void close() {
    doors.close();
  }
}
