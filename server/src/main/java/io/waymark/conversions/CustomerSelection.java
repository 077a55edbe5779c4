package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which customers of a workspace are meant (E): of e-mail, external id and search, the first. */
record CustomerSelection(
    @Nullable String email,
    @Nullable String externalId,
    @Nullable String search,
    @Nullable String country,
    @Nullable String linkId,
    @Nullable String programId,
    @Nullable String partnerId) {
  private static final int LONGEST_SEARCH = 1_000;
  private static final Pattern WORD = Pattern.compile("[^\\s+\\-<>()~*\"@]+");

  static final Fields FIELDS =
      Fields.of(
          field("email", text())
              .described("Only the customer with this e-mail address, letter by letter.")
              .optional(),
          field("externalId", text())
              .described("Only the customer with this id of your system.")
              .optional(),
          field("search", text().max(LONGEST_SEARCH))
              .described(
                  "Only customers with these words in name or e-mail address; with an `@`, with"
                      + " this e-mail address.")
              .optional(),
          field("country", text()).described("Only customers of this country.").optional(),
          field("linkId", text()).described("Only customers this link brought.").optional(),
          field("programId", text()).described("Only customers of this program.").optional(),
          field("partnerId", text()).described("Only customers this partner brought.").optional());

  static final Shape<CustomerSelection> SHAPE = Shape.of(CustomerSelection.class, FIELDS);

  /** What a statement needs: conditions that all must hold, and their values. */
  record Where(String sql, Map<String, Object> values) {
    Where and(String condition, String name, Object value) {
      var more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Where(sql + " and " + condition, more);
    }
  }

  Where where(String workspaceId) {
    var where = new Where("project_id = :workspaceId", Map.of("workspaceId", workspaceId));
    where = person(where);
    where = equal(where, "country", country);
    where = equal(where, "link_id", linkId);
    where = equal(where, "program_id", programId);
    return equal(where, "partner_id", partnerId);
  }

  private Where person(Where where) {
    if (given(email)) {
      return equal(where, "email", email);
    }
    if (given(externalId)) {
      return equal(where, "external_id", externalId);
    }
    if (search != null && search.indexOf('@') >= 0) {
      return equal(where, "email", search.strip());
    }
    return search == null ? where : words(where, search);
  }

  private static Where words(Where where, String search) {
    var patterns = new ArrayList<String>();
    WORD.matcher(search).results().forEach(word -> patterns.add(contains(word.group())));
    var all = where;
    for (var i = 0; i < patterns.size(); i++) {
      var name = "word" + i;
      all =
          all.and("(name ilike :" + name + " or email ilike :" + name + ")", name, patterns.get(i));
    }
    return all;
  }

  /** A pattern of LIKE. */
  private static String contains(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static Where equal(Where where, String column, @Nullable String value) {
    return value == null || value.isEmpty()
        ? where
        : where.and(column + " = :" + column, column, value);
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  /** The same of every country, or brought by any link. */
  CustomerSelection without(CustomerGroup group) {
    return switch (group) {
      case COUNTRY ->
          new CustomerSelection(email, externalId, search, null, linkId, programId, partnerId);
      case LINK ->
          new CustomerSelection(email, externalId, search, country, null, programId, partnerId);
      case PARTNER ->
          new CustomerSelection(email, externalId, search, country, linkId, programId, null);
    };
  }
}
