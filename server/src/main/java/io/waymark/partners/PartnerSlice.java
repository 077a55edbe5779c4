package io.waymark.partners;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.stream.Stream;

/** Everything about partner programs, put together. */
public final class PartnerSlice {

  /** The API's operations on programs, groups, rewards, partners, and what they earn. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.<List<Operation>>of().flatMap(List::stream).toList();
  }
}
