package io.waymark.links.utm;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Everything about UTM templates, put together. */
public final class UtmSlice {
  private final UtmOperations operations;

  /**
   * @param groups what partner programs do with templates
   */
  public UtmSlice(Jdbi jdbi, TemplateGroups groups, Ids ids, InstantSource clock) {
    this.operations = new UtmOperations(new Templates(jdbi, groups, ids, clock));
  }

  /** The API's operations on UTM templates. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }
}
