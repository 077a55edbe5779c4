package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.HostNames;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which link a caller wants to see (LNK-48, LNK-49). */
record LinkInfoQuery(
    @Nullable String domain,
    @Nullable String key,
    @Nullable String linkId,
    @Nullable String externalId,
    boolean includeUser,
    boolean includeWebhooks) {

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9_-]{1,63}\\.)+[A-Za-z0-9-]{2,63}(?::\\d{1,5})?");

  static final Shape<LinkInfoQuery> SHAPE =
      Shape.of(
          LinkInfoQuery.class,
          field("domain", host()).described("The link's domain.").optional(),
          field("key", text().min(1, "Key is required."))
              .described("The link's key. Without it, the domain's own link.")
              .optional(),
          field("linkId", text()).described("The link's id.").optional(),
          field("externalId", text())
              .described("Your own id of the link, with `ext_` before it.")
              .optional(),
          field("includeUser", Query.flag()).defaultsTo(false).hidden(),
          field("includeWebhooks", Query.flag()).defaultsTo(false).hidden());

  /** A host, with its port if it has one. */
  static Schema<String> host() {
    return text()
        .min(1, "Domain is required.")
        .rule(LinkInfoQuery::isDomain, "Invalid domain format");
  }

  private static boolean isDomain(String host) {
    return HostNames.isLoopbackOrIpLiteral(host) || DOMAIN.matcher(host).matches();
  }
}
