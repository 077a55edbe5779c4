package io.waymark.links;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.services.LinkServices;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import io.waymark.platform.threads.Rounds;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything about imports from other services, put together: they go on from {@link #start} until
 * {@link #stop}.
 */
public final class ServiceImportSlice {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final ServiceImportOperations operations;
  private final ServiceImportRunner runner;
  private final Rounds rounds;

  ServiceImportSlice(
      Jdbi jdbi,
      SecretBox secrets,
      LinkServices services,
      ImportWriter writer,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    var tokens = new ServiceTokens(secrets);
    this.runner = new ServiceImportRunner(jdbi, services, tokens, writer, this::begin, ids, clock);
    this.operations =
        new ServiceImportOperations(
            new ServiceImports(jdbi, services, tokens, this::begin, ids, clock));
    this.rounds =
        new Rounds(
            "importing links",
            () -> {
              runner.some();
              return false;
            });
  }

  private void begin() {
    rounds.call();
  }

  /** The API's operations on imports. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }

  /** Goes on with what was ordered. */
  public void start() {
    rounds.start();
  }

  /** Forgets tokens nobody needs any more; to be run every few minutes. */
  public void cleanUp() {
    jdbi.useHandle(handle -> ServiceTokens.forgetOld(handle, clock.instant()));
  }

  /** What is under way is finished or given back; the rest goes on after the next start. */
  public void stop() {
    rounds.stop();
    runner.stop();
  }
}
