package io.waymark.logs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Call;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The log of requests and the audit log, put together. */
public final class LogSlice {
  private static final int AT_ONCE = 5_000;

  private final Jdbi jdbi;
  private final Things things;
  private final RequestLog requests;
  private final Witness witness;
  private final InstantSource clock;
  private final Duration requestsKept;
  private final Duration changesKept;

  /**
   * @param things tells what changed things are called
   * @param json writes answers
   * @param requestsKept how long a call stays in the log; zero for no log of requests
   * @param changesKept how long a change stays in the audit log
   */
  public LogSlice(
      Jdbi jdbi,
      Things things,
      ObjectMapper json,
      Ids ids,
      InstantSource clock,
      Duration requestsKept,
      Duration changesKept) {
    this.jdbi = jdbi;
    this.things = things;
    this.clock = clock;
    this.requestsKept = requestsKept;
    this.changesKept = changesKept;
    this.requests = new RequestLog(jdbi);
    var redaction = new Redaction(json);
    this.witness =
        new Witness(jdbi, requests, redaction, new ChangeSet(json, redaction), ids, clock);
  }

  /** Takes note of a call before it is answered. */
  public void witness(Call call) {
    witness.saw(call);
  }

  /** Looking into both logs. */
  public List<Operation> operations(WorkspaceOperations operations) {
    return new LogOperations(jdbi, things).declare(operations);
  }

  /** How many calls are missing from the log of requests. */
  public long leftOut() {
    return requests.leftOut();
  }

  public void start() {
    requests.start();
  }

  /** Writes down what is not written yet. */
  public void stop() {
    requests.stop();
  }

  /** Removes what is too old; to be run every hour. */
  public void cleanUp() {
    var now = clock.instant();
    while (jdbi.withHandle(
        handle -> RequestTable.removeOlder(handle, now.minus(requestsKept), AT_ONCE))) {
      // a part at a time, so that nobody waits for long
    }
    while (jdbi.withHandle(
        handle -> AuditTable.removeOlder(handle, now.minus(changesKept), AT_ONCE))) {
      // likewise
    }
  }
}
