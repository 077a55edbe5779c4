package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which partners of a program are meant (B1.2). */
record PartnerSelection(
    @Nullable Filter groupId,
    @Nullable String status,
    @Nullable Filter country,
    @Nullable String email,
    @Nullable String tenantId,
    @Nullable String search) {
  private static final int LONGEST_SEARCH = 1_000;
  private static final int MOST_WORDS = 20;
  private static final Pattern WORD = Pattern.compile("[^\\s+\\-<>()~*\"@]+");

  static final Fields FIELDS =
      Fields.of(
          field("groupId", Query.filter())
              .described("Only partners of these groups; with `-` before them, of all others.")
              .optional(),
          field(
                  "status",
                  choice(
                      "pending",
                      "approved",
                      "rejected",
                      "invited",
                      "declined",
                      "deactivated",
                      "banned",
                      "archived"))
              .described("Only partners of this status; of every one if not given.")
              .optional(),
          field("country", Query.filter())
              .described("Only partners of these countries; with `-` before them, of all others.")
              .optional(),
          field("email", text()).described("Only the partner with this e-mail address.").optional(),
          field("tenantId", text())
              .described("Only the partner with this id of your system.")
              .optional(),
          field("search", text().max(LONGEST_SEARCH))
              .described(
                  "Only partners with these words in name, company or e-mail address; an e-mail"
                      + " address or the id of a partner finds that one.")
              .optional());

  static final Shape<PartnerSelection> SHAPE = Shape.of(PartnerSelection.class, FIELDS);

  /**
   * Conditions over the rows of {@link EnrolledTable}, each after an {@code and}.
   *
   * @param lists values that are lists of texts
   */
  record Where(String sql, Map<String, String> values, Map<String, List<String>> lists) {}

  Where where() {
    var sql = new StringBuilder();
    var values = new HashMap<String, String>();
    var lists = new HashMap<String, List<String>>();
    among(sql, lists, "e.group_id", "groupIds", groupId);
    among(sql, lists, "p.country", "countries", country);
    equal(sql, values, "e.status", "status", status);
    equal(sql, values, "e.tenant_id", "tenantId", tenantId);
    if (email != null && !email.isEmpty()) {
      equal(sql, values, "lower(p.email)", "email", lower(email));
    } else if (search != null) {
      search(sql, values, search.strip());
    }
    return new Where(sql.toString(), values, lists);
  }

  private static void search(StringBuilder sql, Map<String, String> values, String wanted) {
    if (wanted.indexOf('@') >= 0) {
      equal(sql, values, "lower(p.email)", "email", lower(wanted));
    } else if (wanted.startsWith("pn_")) {
      equal(sql, values, "e.partner_id", "partnerId", wanted);
    } else {
      var words = WORD.matcher(wanted).results().limit(MOST_WORDS).toList();
      for (var i = 0; i < words.size(); i++) {
        values.put("word" + i, contains(words.get(i).group()));
        sql.append(
            " and (p.name ilike :word%1$d or p.email ilike :word%1$d or p.company_name ilike :word%1$d)"
                .formatted(i));
      }
    }
  }

  /** Of others, those that have no value at all are, too. */
  private static void among(
      StringBuilder sql,
      Map<String, List<String>> lists,
      String column,
      String name,
      @Nullable Filter filter) {
    if (filter != null) {
      lists.put(name, filter.values());
      sql.append(
          filter.operator().negated()
              ? " and (%1$s is null or %1$s <> all(:%2$s))".formatted(column, name)
              : " and %s = any(:%s)".formatted(column, name));
    }
  }

  private static void equal(
      StringBuilder sql,
      Map<String, String> values,
      String expression,
      String name,
      @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(name, value);
      sql.append(" and %s = :%s".formatted(expression, name));
    }
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** A pattern of LIKE. */
  private static String contains(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
