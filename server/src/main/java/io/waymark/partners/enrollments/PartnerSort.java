package io.waymark.partners.enrollments;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What partners can be listed by (B1.2); the last ones are what older clients call them. */
enum PartnerSort {
  CREATED_AT("createdAt", "e.created_at"),
  TOTAL_CLICKS("totalClicks", "coalesce(t.clicks, 0)"),
  TOTAL_LEADS("totalLeads", "coalesce(t.leads, 0)"),
  TOTAL_CONVERSIONS("totalConversions", "coalesce(t.conversions, 0)"),
  TOTAL_SALE_AMOUNT("totalSaleAmount", "coalesce(t.sale_amount, 0)"),
  TOTAL_COMMISSIONS("totalCommissions", "coalesce(c.earnings, 0)"),
  NET_REVENUE("netRevenue", "coalesce(t.sale_amount, 0) - coalesce(c.earnings, 0)"),
  EARNINGS_PER_CLICK(
      "earningsPerClick", "coalesce(t.sale_amount::numeric / nullif(t.clicks, 0), 0)"),
  AVERAGE_LIFETIME_VALUE(
      "averageLifetimeValue", "t.sale_amount::numeric / nullif(t.conversions, 0)"),
  CLICK_TO_LEAD_RATE("clickToLeadRate", "t.leads::numeric / nullif(t.clicks, 0)"),
  CLICK_TO_CONVERSION_RATE("clickToConversionRate", "t.conversions::numeric / nullif(t.clicks, 0)"),
  LEAD_TO_CONVERSION_RATE("leadToConversionRate", "t.conversions::numeric / nullif(t.leads, 0)"),
  RETURN_ON_AD_SPEND("returnOnAdSpend", "t.sale_amount::numeric / nullif(c.earnings, 0)"),
  CLICKS("clicks", "coalesce(t.clicks, 0)"),
  LEADS("leads", "coalesce(t.leads, 0)"),
  CONVERSIONS("conversions", "coalesce(t.conversions, 0)"),
  SALES("sales", "coalesce(t.sales, 0)"),
  SALE_AMOUNT("saleAmount", "coalesce(t.sale_amount, 0)"),
  TOTAL_SALES("totalSales", "coalesce(t.sales, 0)");

  /** What callers are told who ask for another one. */
  static final String CHOICES =
      Arrays.stream(values())
          .limit(13)
          .map(sort -> "\"" + sort.label + "\"")
          .collect(Collectors.joining("|", "Invalid option: expected one of ", ""));

  private final String label;
  private final String sql;

  PartnerSort(String label, String sql) {
    this.label = label;
    this.sql = sql;
  }

  String label() {
    return label;
  }

  /** An expression over the rows of {@link EnrolledTable}. */
  String sql() {
    return sql;
  }
}
