package io.waymark.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.app.config.Config;
import io.waymark.app.start.Administration;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Order;
import io.waymark.identity.Workspace;
import io.waymark.identity.account.AccountDesk;
import io.waymark.identity.oauth.AppDesk;
import io.waymark.identity.people.Belongings;
import io.waymark.identity.people.PeopleDesk;
import io.waymark.links.LinkDesk;
import io.waymark.logs.OperatorNotes;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.text.Ids;
import io.waymark.platform.time.Timestamps;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Administers straight in the database, whether the server runs or not. */
final class DatabaseAdministration implements Administration {

  private static final int MOST_NOTES = 1_000;

  /** Servers that run hear of it when the transaction commits. */
  private static final Belongings TOLD =
      new Belongings() {
        @Override
        public void going(Handle handle, String workspaceId) {
          LinkDesk.tellOfMany(handle);
        }

        @Override
        public void gone(String workspaceId) {
          // nothing of it is in this process's memory
        }
      };

  @Override
  public Outcome carryOut(Config config, DatabaseLogin database, Order order)
      throws IOException, SQLException {
    var jdbi = OperatorDatabase.open(database);
    var clock = Clock.systemUTC();
    var ids = new Ids(clock, new SecureRandom());
    var desks =
        new Desks(
            new AccountDesk(jdbi, OperatorMails.of(config, jdbi, ids, clock), ids, clock),
            new PeopleDesk(jdbi, TOLD, ids, clock),
            new AppDesk(jdbi, clock),
            new OperatorNotes(jdbi, ids, clock));
    try {
      return desks.carryOut(order);
    } catch (ApiProblem refused) {
      return new NotDone(refused.text());
    } catch (InvalidInput invalid) {
      return new NotDone("%s: %s".formatted(invalid.path(), invalid.text()));
    }
  }

  private record Desks(AccountDesk accounts, PeopleDesk people, AppDesk apps, OperatorNotes notes) {

    Outcome carryOut(Order order) {
      return switch (order) {
        case Order.ListUsers() -> new Listed(accounts.list().stream().map(Desks::row).toList());
        case Order.CreateUser(var email, var name, var password) -> {
          var id = accounts.create(email, name, password);
          notes.noteBeside("createUser", id, fact("email", email));
          yield new Done("made the account of " + email, Map.of("id", id, "email", email));
        }
        case Order.SetPassword(var email, var password) -> {
          noteEverywhere("changePassword", accounts.setPassword(email, password));
          yield new Done(email + " has a new password", Map.of("email", email));
        }
        case Order.RemoveSecondFactor(var email) -> {
          noteEverywhere("removeSecondFactor", accounts.removeSecondFactor(email));
          yield new Done(email + " signs in without a code", Map.of("email", email));
        }
        case Order.DeleteUser(var email) -> deleteUser(email);
        case Order.ListNotes() ->
            new Listed(notes.list(MOST_NOTES).stream().map(Desks::row).toList());
        case Order.ListWorkspaces() -> new Listed(people.list().stream().map(Desks::row).toList());
        case Order.CreateWorkspace(var slug, var name, var owner) -> {
          var made = people.found(slug, name, owner);
          notes.note(made.id(), "createWorkspace", null, null);
          yield new Done(
              "made the workspace " + made.slug(),
              Map.of("id", made.publicId(), "slug", made.slug()));
        }
        case Order.LimitWorkspace(var slug, var limits) -> limit(slug, limits);
        case Order.DeleteWorkspace(var slug) -> {
          var id = people.delete(slug);
          notes.noteBeside("deleteWorkspace", id, fact("slug", slug));
          yield new Done("deleted the workspace " + slug, Map.of("slug", slug));
        }
        case Order.VerifyApp(var slug, var verified) -> verify(slug, verified);
      };
    }

    /** Every workspace that lets a person in hears of what happens to that person's way in. */
    private void noteEverywhere(String action, AccountDesk.Changed account) {
      for (var workspace : account.workspaces()) {
        notes.note(workspace, action, account.id(), null);
      }
    }

    private Outcome deleteUser(String email) {
      var deleted = people.deleteAccount(email);
      for (var workspace : deleted.workspaces()) {
        notes.note(workspace, "removeMember", deleted.id(), null);
      }
      return new Done("deleted the account of " + email, Map.of("email", email));
    }

    private Outcome limit(String slug, Map<String, @Nullable Long> limits) {
      var changes = new ObjectMapper().valueToTree(new TreeMap<>(limits)).toString();
      notes.note(people.limit(slug, limits), "limitWorkspace", null, changes);
      return new Done("limited the workspace " + slug, Map.of("slug", slug));
    }

    private Outcome verify(String slug, boolean verified) {
      var found = apps.verify(slug, verified);
      if (found.isEmpty()) {
        return new NotDone("there is no OAuth app '%s'".formatted(slug));
      }
      var app = found.get();
      notes.note(
          app.workspaceId(), verified ? "verifyOAuthApp" : "unverifyOAuthApp", app.id(), null);
      return new Done(
          "%s (%s) is %s".formatted(app.name(), slug, verified ? "verified" : "not verified"),
          Map.of("id", app.id(), "slug", slug, "verified", verified));
    }

    private static String fact(String name, String value) {
      return JsonNodeFactory.instance.objectNode().put(name, value).toString();
    }

    private static Map<String, @Nullable Object> row(OperatorNotes.Note note) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("at", Timestamps.iso(note.at()));
      row.put("action", note.action());
      row.put(
          "workspace", note.workspaceId() == null ? null : Workspace.publicId(note.workspaceId()));
      row.put("target", note.target());
      row.put("changes", note.changes());
      return row;
    }

    private static Map<String, @Nullable Object> row(AccountDesk.Listed user) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("id", user.id());
      row.put("email", user.email());
      row.put("name", user.name());
      row.put("workspaces", List.copyOf(user.workspaces()));
      row.put("secondFactor", user.secondFactor());
      row.put("createdAt", Timestamps.iso(user.createdAt()));
      return row;
    }

    private static Map<String, @Nullable Object> row(PeopleDesk.Listed workspace) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("id", workspace.id());
      row.put("slug", workspace.slug());
      row.put("name", workspace.name());
      row.put("people", workspace.people());
      row.put("links", workspace.links());
      row.put("domains", workspace.domains());
      row.put("createdAt", Timestamps.iso(workspace.createdAt()));
      return row;
    }
  }
}
