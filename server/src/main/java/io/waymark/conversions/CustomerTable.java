package io.waymark.conversions;

import io.waymark.events.Click;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Customers in PostgreSQL. */
final class CustomerTable {
  /** The unique index that refuses a second customer of the same external id in a workspace. */
  static final String EXTERNAL_ID = "customers_external_id";

  /** The unique index that refuses a second customer of the same Stripe customer. */
  static final String STRIPE_CUSTOMER = "customers_stripe_customer";

  private CustomerTable() {}

  static @Nullable Customer byId(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery("select * from customers where project_id = :workspaceId and id = :id")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, _) -> customer(row))
        .findOne()
        .orElse(null);
  }

  static @Nullable Customer byExternalId(Handle handle, String workspaceId, String externalId) {
    return handle
        .createQuery(
            """
            select * from customers where project_id = :workspaceId and external_id = :externalId
            """)
        .bind("workspaceId", workspaceId)
        .bind("externalId", externalId)
        .map((row, _) -> customer(row))
        .findOne()
        .orElse(null);
  }

  /** The same, and nobody else changes it until the end of the transaction. */
  static @Nullable Customer lock(Handle handle, String workspaceId, String externalId) {
    return handle
        .createQuery(
            """
            select * from customers where project_id = :workspaceId and external_id = :externalId
            for no key update
            """)
        .bind("workspaceId", workspaceId)
        .bind("externalId", externalId)
        .map((row, _) -> customer(row))
        .findOne()
        .orElse(null);
  }

  static List<Customer> byIds(Handle handle, String workspaceId, Collection<String> ids) {
    return handle
        .createQuery("select * from customers where project_id = :workspaceId and id = any(:ids)")
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, ids)
        .map((row, _) -> customer(row))
        .list();
  }

  private static final String INSERT =
      """
      insert into customers (id, project_id, external_id, name, email, avatar, country, click_id,
        click, clicked_at, link_id, program_id, partner_id, stripe_customer_id, created_at,
        updated_at)
      values (:id, :workspaceId, :externalId, :name, :email, :avatar, :country, :clickId,
        :click::jsonb, :clickedAt, :linkId, :programId, :partnerId, :stripeCustomerId, :createdAt,
        :createdAt)
      """;

  /** Fails where the external id or the Stripe customer is taken. */
  static void insert(Handle handle, Customer customer) {
    bind(handle.createUpdate(INSERT), customer).execute();
  }

  /**
   * Inserts a customer unless there is one of the external id, waiting for whoever is about to
   * insert it.
   *
   * @return whether it was inserted
   */
  static boolean insertNew(Handle handle, Customer customer) {
    return bind(
                handle.createUpdate(INSERT + " on conflict (project_id, external_id) do nothing"),
                customer)
            .execute()
        == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Customer customer) {
    var click = customer.firstTouch();
    return statement
        .bind("id", customer.id())
        .bind("workspaceId", customer.workspaceId())
        .bind("externalId", customer.externalId())
        .bind("name", customer.name())
        .bind("email", customer.email())
        .bind("avatar", customer.avatar())
        .bind("country", customer.country())
        .bind("clickId", click == null ? null : click.clickId())
        .bind("click", click == null ? null : ClickJson.write(click))
        .bind("clickedAt", click == null ? null : click.timestamp().atOffset(ZoneOffset.UTC))
        .bind("linkId", customer.linkId())
        .bind("programId", customer.programId())
        .bind("partnerId", customer.partnerId())
        .bind("stripeCustomerId", customer.stripeCustomerId())
        .bind("createdAt", customer.createdAt().atOffset(ZoneOffset.UTC));
  }

  /** Writes what people may change. */
  static void update(Handle handle, Customer customer, Instant now) {
    handle
        .createUpdate(
            """
            update customers set external_id = :externalId, name = :name, email = :email,
              avatar = :avatar, stripe_customer_id = :stripeCustomerId, updated_at = :now
            where id = :id
            """)
        .bind("id", customer.id())
        .bind("externalId", customer.externalId())
        .bind("name", customer.name())
        .bind("email", customer.email())
        .bind("avatar", customer.avatar())
        .bind("stripeCustomerId", customer.stripeCustomerId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Adds a sale to a customer's sums. */
  static void addSale(Handle handle, String id, long amount, TrackedLink link, Instant now) {
    handle
        .createUpdate(
            """
            update customers set sales = sales + 1, sale_amount = sale_amount + :amount,
              first_sale_at = coalesce(first_sale_at, :now),
              program_id = coalesce(:programId, program_id),
              partner_id = coalesce(:partnerId, partner_id), updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("amount", amount)
        .bind("programId", link.programId())
        .bind("partnerId", link.partnerId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Whether there was one. */
  static boolean delete(Handle handle, String workspaceId, String id) {
    return handle
            .createUpdate("delete from customers where project_id = :workspaceId and id = :id")
            .bind("workspaceId", workspaceId)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Reads a whole row. */
  static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getString("id"),
        row.getString("project_id"),
        row.getString("external_id"),
        row.getString("name"),
        row.getString("email"),
        row.getString("avatar"),
        row.getString("country"),
        click(row.getString("click")),
        row.getString("link_id"),
        row.getString("program_id"),
        row.getString("partner_id"),
        row.getString("stripe_customer_id"),
        row.getLong("sales"),
        row.getLong("sale_amount"),
        instant(row, "first_sale_at"),
        instant(row, "subscription_canceled_at"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Click click(@Nullable String json) {
    return json == null ? null : ClickJson.read(json);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
