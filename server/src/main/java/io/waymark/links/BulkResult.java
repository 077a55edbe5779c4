package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of many links: those that were written, then what was wrong with the others (LNK-43,
 * LNK-46).
 */
record BulkResult(List<FullLink> links, List<Failure> failures) {

  /**
   * Why one link was not written.
   *
   * @param link what the caller sent, or the link as it is, in terms of JSON
   */
  record Failure(Map<String, @Nullable Object> link, String error, ErrorCode code) {
    static Failure of(Map<String, @Nullable Object> link, ApiProblem problem) {
      return new Failure(link, problem.text(), problem.code());
    }
  }
}
