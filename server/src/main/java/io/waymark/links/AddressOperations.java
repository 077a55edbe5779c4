package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Workspaces;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Free addresses, for link builders (LNK-63, LNK-64). */
final class AddressOperations {
  private static final String TAG = "Links";

  private static final Shape<?> VERDICT =
      Shape.untyped(field("error", text().nullable()).described("Null: the address is free."));

  private final Jdbi jdbi;
  private final LinkAddresses addresses;

  AddressOperations(Jdbi jdbi, LinkAddresses addresses) {
    this.jdbi = jdbi;
    this.addresses = addresses;
  }

  List<Operation> declare(PublicOperations operations) {
    return List.of(
        operations
            .get("/links/random", "getRandomKey")
            .tag(TAG)
            .summary("Get a free random key")
            .description("Nothing reserves it until a link is made.")
            .answers(200, text())
            .query(
                RandomKeyQuery.SHAPE,
                (query, exchange) ->
                    Answer.ok(JsonNodeFactory.instance.textNode(random(query.domain())))),
        operations
            .get("/links/exists", "checkLinkExists")
            .tag(TAG)
            .summary("Check an address")
            .description("Answers the error that a link with this domain and key would get.")
            .answers(200, VERDICT)
            .query(
                AddressQuery.SHAPE,
                (query, exchange) -> {
                  check(query);
                  return Answer.ok(JsonNodeFactory.instance.objectNode().putNull("error"));
                }));
  }

  private String random(String slug) {
    return jdbi.withHandle(handle -> addresses.randomKey(handle, domain(handle, slug), null, null));
  }

  private void check(AddressQuery query) {
    jdbi.useHandle(
        handle -> {
          if (!Workspaces.exists(handle, query.workspaceId())) {
            throw ApiProblem.notFound("Workspace not found.");
          }
          addresses.chosenKey(handle, domain(handle, query.domain()), query.key());
        });
  }

  /** A domain nobody has added yet has no links, so every key is free there. */
  private static Domain domain(Handle handle, String slug) {
    var name = slug.toLowerCase(Locale.ROOT);
    var known = DomainTable.bySlug(handle, name);
    return known == null ? Domain.unknown(name) : known;
  }
}
