package io.waymark.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.identity.Memberships;
import io.waymark.identity.Workspace;
import io.waymark.platform.http.Admitted;
import io.waymark.platform.http.Body;
import io.waymark.platform.http.Call;
import io.waymark.platform.http.Deed;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of calls for workspaces. A change is in the audit log before its caller hears of its
 * success; a call may be in the log of requests a moment later.
 */
final class Witness {
  private static final int LONGEST = 2_000;
  private static final String SESSION = "session";

  private final Jdbi jdbi;
  private final RequestLog requests;
  private final Redaction redaction;
  private final ChangeSet changeSet;
  private final Ids ids;
  private final InstantSource clock;

  Witness(
      Jdbi jdbi,
      RequestLog requests,
      Redaction redaction,
      ChangeSet changeSet,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.requests = requests;
    this.redaction = redaction;
    this.changeSet = changeSet;
    this.ids = ids;
    this.clock = clock;
  }

  void saw(Call call) {
    for (var deed : call.exchange().deeds()) {
      audit(call, deed);
    }
    var caller = call.exchange().caller().get();
    if (caller == null) {
      return;
    }
    var asked = redaction.json(call.exchange().body());
    var answered = shows(call) ? null : answer(call);
    if (isChange(call)) {
      audit(call, caller, asked, answered);
    }
    requests.add(request(call, caller, asked, answered));
  }

  private static boolean reads(Call call) {
    var method = call.exchange().method();
    return method.equals("GET") || method.equals("HEAD");
  }

  /** What was only looked at is not kept. */
  private static boolean shows(Call call) {
    return reads(call) && call.answer().status() < 400;
  }

  /** What visitors do is reported by the thousand, and is an event already. */
  private static boolean isChange(Call call) {
    return !reads(call)
        && call.answer().status() < 400
        && !call.operation().path().startsWith("/track/");
  }

  private @Nullable JsonNode answer(Call call) {
    return call.answer().body() instanceof Body.Json body ? redaction.json(body.value()) : null;
  }

  private void audit(
      Call call, Admitted caller, @Nullable JsonNode asked, @Nullable JsonNode answered) {
    var entry =
        new AuditEntry(
            ids.next("aud_"),
            caller.workspaceId(),
            clock.instant(),
            caller.userId(),
            caller.credential(),
            call.exchange().clientAddress(),
            call.requestId(),
            call.operation().id(),
            target(call, caller, answered),
            parent(call),
            changes(call, asked),
            changeSet(call));
    jdbi.useHandle(handle -> AuditTable.insert(handle, entry));
  }

  /** Where the path names a thing by something else than its id, that is kept as well. */
  private @Nullable String changes(Call call, @Nullable JsonNode asked) {
    if (asked == null && call.answer().target() != null) {
      return redaction.document(redaction.json(call.exchange().pathParameters()));
    }
    return asked == null ? null : redaction.document(asked);
  }

  /** Every workspace that lets a person in hears of what happens to that person's way in. */
  private void audit(Call call, Deed deed) {
    var details =
        deed.details().isEmpty() ? null : redaction.document(redaction.json(deed.details()));
    jdbi.useHandle(
        handle -> {
          var workspaces =
              deed.workspaceId() == null
                  ? Memberships.workspacesOf(handle, deed.userId())
                  : List.of(deed.workspaceId());
          for (var workspaceId : workspaces) {
            AuditTable.insert(
                handle,
                new AuditEntry(
                    ids.next("aud_"),
                    workspaceId,
                    clock.instant(),
                    deed.userId(),
                    SESSION,
                    call.exchange().clientAddress(),
                    call.requestId(),
                    deed.action(),
                    deed.userId(),
                    null,
                    details,
                    null));
          }
        });
  }

  private @Nullable String changeSet(Call call) {
    var before = call.answer().before();
    return before != null && call.answer().body() instanceof Body.Json(var after)
        ? changeSet.of(before, after)
        : null;
  }

  /** What stands before its own name in the path, unless that is the workspace. */
  private static @Nullable String parent(Call call) {
    var names = call.operation().pathParameters();
    return names.size() < 2 || names.getFirst().equals("idOrSlug")
        ? null
        : cut(call.exchange().pathParameters().getOrDefault(names.getFirst(), ""));
  }

  private static @Nullable String target(Call call, Admitted caller, @Nullable JsonNode answered) {
    var told = call.answer().target();
    if (told != null) {
      return told;
    }
    var id = answered == null ? "" : answered.path("id").asText("");
    if (!id.isEmpty()) {
      return cut(id);
    }
    var names = call.operation().pathParameters();
    if (names.size() == 1 && names.getFirst().equals("idOrSlug")) {
      return Workspace.publicId(caller.workspaceId());
    }
    return names.isEmpty()
        ? null
        : cut(call.exchange().pathParameters().getOrDefault(names.getLast(), ""));
  }

  private LoggedRequest request(
      Call call, Admitted caller, @Nullable JsonNode asked, @Nullable JsonNode answered) {
    var exchange = call.exchange();
    var agent = exchange.header("user-agent");
    return new LoggedRequest(
        call.requestId(),
        caller.workspaceId(),
        clock.instant(),
        exchange.method(),
        cut(exchange.path()),
        call.operation().id(),
        call.answer().status(),
        call.took().toNanos() / 1_000,
        caller.userId(),
        caller.credential(),
        exchange.clientAddress(),
        agent == null ? null : cut(agent),
        exchange.query().isEmpty() ? null : query(exchange.query()),
        body(exchange.body(), asked),
        answered == null ? null : redaction.text(answered));
  }

  private String query(Map<String, String> query) {
    var clean = redaction.json(query);
    return cut(
        clean.properties().stream()
            .map(field -> field.getKey() + "=" + field.getValue().asText())
            .collect(Collectors.joining("&")));
  }

  private @Nullable String body(byte[] body, @Nullable JsonNode asked) {
    if (asked != null) {
      return redaction.text(asked);
    }
    return body.length == 0 ? null : "[%d bytes that are no JSON]".formatted(body.length);
  }

  /** PostgreSQL's texts have no place for U+0000. */
  private static String cut(String text) {
    var shortened = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return shortened.replace('\0', '\uFFFD');
  }
}
