package io.waymark.partners.programs;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.ProgramLinks;
import io.waymark.links.folders.NamedFolders;
import io.waymark.links.utm.TemplateGroups;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Programs and groups, put together. */
public final class ProgramSlice {
  private final ProgramOperations programs;
  private final GroupOperations groups;
  private final DefaultLinkOperations defaultLinks;

  /**
   * @param terms what partners of groups get
   */
  public ProgramSlice(
      Jdbi jdbi,
      ProgramLinks links,
      GroupTerms terms,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var ofGroups = new DefaultLinks(jdbi, links, ids, clock);
    this.programs =
        new ProgramOperations(
            new Programs(jdbi, links, new NamedFolders(ids), terms, ofGroups, ids, clock));
    this.groups = new GroupOperations(new Groups(jdbi, links, terms, ids, clock, random), terms);
    this.defaultLinks = new DefaultLinkOperations(ofGroups);
  }

  /** What UTM templates have to know of groups. */
  public static TemplateGroups ofTemplates(ProgramLinks links) {
    return new CampaignLinks(links);
  }

  /** The API's operations on programs and groups. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            programs.declare(workspace), groups.declare(workspace), defaultLinks.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
