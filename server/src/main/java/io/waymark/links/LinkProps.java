package io.waymark.links;

import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.platform.schema.Schema;

/** What callers want a partner's link to be, beside its address and whose it is (partners B1.4). */
public final class LinkProps {
  /** The properties of a body. */
  public static final Schema<LinkProps> SCHEMA =
      LinkSchemas.OF_PARTNER.as(LinkProps.class, LinkProps::new);

  /** No wishes. */
  public static final LinkProps NONE = SCHEMA.parse(JsonNodeFactory.instance.objectNode());

  /** Where a link leads. */
  public static final Schema<String> URL = LinkSchemas.url();

  /** The part of its address after the domain. */
  public static final Schema<String> KEY = text().max(190);

  /** A link as the API shows it. */
  public static final Schema<?> ANSWER = LinkAnswers.LINK;

  private final LinkRequest request;

  private LinkProps(LinkRequest request) {
    this.request = request;
  }

  static LinkProps of(LinkRequest request) {
    return new LinkProps(request);
  }

  LinkRequest request() {
    return request;
  }

  /** What keys that nobody chose begin with; empty for nothing. */
  public String prefix() {
    var prefix = request.prefix().orNull();
    return prefix == null ? "" : prefix;
  }
}
