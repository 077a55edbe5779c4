package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A partner in a program, with all that is shown of them (B1).
 *
 * @param links as the API shows them, oldest first
 */
record Enrolled(Enrollment enrollment, Partner partner, Totals totals, List<ObjectNode> links) {
  Enrolled with(List<ObjectNode> theirLinks) {
    return new Enrolled(enrollment, partner, totals, theirLinks);
  }
}
