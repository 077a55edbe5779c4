package io.waymark.conversions;

import io.waymark.conversions.ledger.Introduction;
import io.waymark.conversions.ledger.Person;
import io.waymark.events.Click;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds and changes customers whom integrations report, in PostgreSQL (D9). */
final class People {
  private People() {}

  /** The customer who is meant, by the first key that anybody has. */
  static @Nullable Customer find(Handle handle, String workspaceId, Person person) {
    return find(handle, workspaceId, person, "");
  }

  /** The same, and nobody else changes them until the end of the transaction. */
  static @Nullable Customer lock(Handle handle, String workspaceId, Person person) {
    return find(handle, workspaceId, person, " for no key update");
  }

  /** Who paid a recorded invoice, in the same way; null if they were deleted since. */
  static @Nullable Customer lockBuyer(Handle handle, String workspaceId, String invoiceId) {
    return handle
        .createQuery(
            """
            select * from customers where id = (
              select customer_id from sales
              where project_id = :workspaceId and invoice_id = :invoiceId)
            for no key update
            """)
        .bind("workspaceId", workspaceId)
        .bind("invoiceId", invoiceId)
        .map((row, _) -> CustomerTable.customer(row))
        .findOne()
        .orElse(null);
  }

  private static @Nullable Customer find(
      Handle handle, String workspaceId, Person person, String locking) {
    for (var key : person.keys()) {
      var found = find(handle, workspaceId, key, locking);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Customer find(
      Handle handle, String workspaceId, Person.Key key, String locking) {
    var column =
        switch (key.kind()) {
          case EXTERNAL_ID -> "external_id";
          case STRIPE_ID -> "stripe_customer_id";
          case EMAIL -> "email";
        };
    return handle
        .createQuery(
            """
            select * from customers where project_id = :workspaceId and <column> = :value
            order by created_at, id limit 1
            """
                + locking)
        .define("column", column)
        .bind("workspaceId", workspaceId)
        .bind("value", key.value())
        .map((row, _) -> CustomerTable.customer(row))
        .findOne()
        .orElse(null);
  }

  /** Keeps the id at Stripe, unless another customer of the workspace has it. */
  static void attach(Handle handle, Customer customer, @Nullable String stripeId, Instant now) {
    if (stripeId == null || stripeId.equals(customer.stripeCustomerId())) {
      return;
    }
    handle
        .createUpdate(
            """
            update customers set stripe_customer_id = :stripeId, updated_at = :now
            where id = :id and not exists (
              select 1 from customers
              where project_id = :workspaceId and stripe_customer_id = :stripeId)
            """)
        .bind("id", customer.id())
        .bind("workspaceId", customer.workspaceId())
        .bind("stripeId", stripeId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Makes the click the one that brought the customer, with what came along, unless a later one
   * has; what was not known is known then in any case.
   */
  static void bring(
      Handle handle, Customer customer, Person person, Click click, TrackedLink link, Instant now) {
    handle
        .createUpdate(
            """
            update customers set click_id = :clickId, click = :click::jsonb, clicked_at = :clickedAt,
              link_id = :linkId, program_id = :programId, partner_id = :partnerId,
              name = coalesce(:name, name), email = coalesce(:email, email), updated_at = :now
            where id = :id and (clicked_at is null or clicked_at < :clickedAt)
            """)
        .bind("id", customer.id())
        .bind("clickId", click.clickId())
        .bind("click", ClickJson.write(click))
        .bind("clickedAt", click.timestamp().atOffset(ZoneOffset.UTC))
        .bind("linkId", link.id())
        .bind("programId", link.programId())
        .bind("partnerId", link.partnerId())
        .bind("name", person.name())
        .bind("email", person.email())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            update customers set name = coalesce(name, :name), email = coalesce(email, :email)
            where id = :id and (name is null or email is null)
            """)
        .bind("id", customer.id())
        .bind("name", person.name())
        .bind("email", person.email())
        .execute();
  }

  /** They subscribed: an end of a subscription before that is none of theirs any more. */
  static void subscribed(Handle handle, Customer customer, Instant at) {
    handle
        .createUpdate(
            """
            update customers set subscribed_at = greatest(subscribed_at, :at),
              subscription_canceled_at =
                case when subscription_canceled_at > :at then subscription_canceled_at end
            where id = :id
            """)
        .bind("id", customer.id())
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Their subscription ended, unless they have subscribed since. */
  static void canceled(Handle handle, Customer customer, Instant at, Instant now) {
    handle
        .createUpdate(
            """
            update customers set
              subscription_canceled_at = greatest(subscription_canceled_at, :at), updated_at = :now
            where id = :id and (subscribed_at is null or subscribed_at < :at)
            """)
        .bind("id", customer.id())
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** They are who it says, unless it is known what was so later. */
  static void change(Handle handle, Customer customer, Introduction introduction, Instant now) {
    var person = introduction.person();
    handle
        .createUpdate(
            """
            update customers c set
              external_id = case when exists (
                  select 1 from customers o
                  where o.project_id = c.project_id and o.external_id = :externalId)
                then external_id else :externalId end,
              name = coalesce(:name, name), email = coalesce(:email, email),
              avatar = coalesce(:avatar, avatar), introduced_at = :at, updated_at = :now
            where id = :id and (introduced_at is null or introduced_at <= :at)
            """)
        .bind("id", customer.id())
        .bind("externalId", introduction.externalId())
        .bind("name", person.name())
        .bind("email", person.email())
        .bind("avatar", person.avatar())
        .bind("at", introduction.at().atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Takes their name and address away. */
  static void forget(Handle handle, Customer customer, Instant now) {
    handle
        .createUpdate(
            """
            update customers set name = :name, email = null, avatar = null, updated_at = :now
            where id = :id
            """)
        .bind("id", customer.id())
        .bind("name", InventedNames.of(customer.id()))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
