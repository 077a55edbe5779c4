package io.waymark.links.tags;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Everything about tags, put together. */
public final class TagSlice {
  private final TagOperations operations;
  private final Tags tags;

  /**
   * @param random chooses colours
   */
  public TagSlice(Jdbi jdbi, Ids ids, InstantSource clock, RandomGenerator random) {
    this.operations = new TagOperations(new TagLibrary(jdbi, ids, clock, random));
    this.tags = new Tags(ids, random);
  }

  /** The API's operations on tags. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }

  /** The tags of links. */
  public Tags tags() {
    return tags;
  }
}
