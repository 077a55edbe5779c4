package io.waymark.conversions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Shows, makes, changes and deletes the customers of a workspace, one at a time (E). */
final class CustomerDesk {
  private static final String OWN_ID = "ext_";

  private final Jdbi jdbi;
  private final CustomerPrograms programs;
  private final Ids ids;
  private final InstantSource clock;

  CustomerDesk(Jdbi jdbi, CustomerPrograms programs, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.programs = programs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The customer of an id.
   *
   * @param reference an id, or {@code ext_} and an external id
   * @throws ApiProblem 404 if the workspace has none
   */
  ObjectNode get(Caller caller, String reference, boolean expanded) {
    return jdbi.withHandle(
        handle -> view(handle, find(handle, caller.workspace().id(), reference), expanded));
  }

  private ObjectNode view(Handle handle, Customer customer, boolean expanded) {
    return expanded
        ? CustomerView.render(
            customer,
            CustomerSurroundings.of(handle, programs, customer.workspaceId(), List.of(customer)))
        : CustomerView.render(customer);
  }

  static Customer find(Handle handle, String workspaceId, String reference) {
    var found = findOrNull(handle, workspaceId, reference);
    if (found == null) {
      throw ApiProblem.notFound("Customer not found.");
    }
    return found;
  }

  static @Nullable Customer findOrNull(Handle handle, String workspaceId, String reference) {
    if (reference.indexOf('\0') >= 0) {
      // Nothing that PostgreSQL holds has it.
      return null;
    }
    return reference.startsWith(OWN_ID)
        ? CustomerTable.byExternalId(handle, workspaceId, reference.substring(OWN_ID.length()))
        : CustomerTable.byId(handle, workspaceId, reference);
  }

  /**
   * Makes a customer nobody clicked for.
   *
   * @throws ApiProblem 409 if the external id or the Stripe customer is taken
   */
  ObjectNode create(Caller caller, CustomerRequest request) {
    var customer =
        new Customer(
            ids.next("cus_"),
            caller.workspace().id(),
            Objects.requireNonNull(request.externalId()),
            request.name().orNull(),
            request.email().orNull(),
            request.avatar().orNull(),
            TrackFields.orNull(request.country()),
            null,
            null,
            null,
            null,
            TrackFields.orNull(request.stripeCustomerId().orNull()),
            0,
            0,
            null,
            null,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return unlessTaken(
        () -> {
          jdbi.useHandle(handle -> CustomerTable.insert(handle, customer));
          return CustomerView.render(customer);
        });
  }

  /**
   * Changes what the request names.
   *
   * @throws ApiProblem 404 if the workspace has no such customer, 409 as for a new one
   */
  Changed<ObjectNode> update(
      Caller caller, String reference, CustomerRequest request, boolean expanded) {
    return unlessTaken(
        () ->
            jdbi.inTransaction(
                handle -> {
                  var workspaceId = caller.workspace().id();
                  var found = find(handle, workspaceId, reference);
                  var before = CustomerTable.lock(handle, workspaceId, found.externalId());
                  if (before == null) {
                    throw ApiProblem.notFound("Customer not found.");
                  }
                  var after = changed(before, request);
                  CustomerTable.update(
                      handle, after, clock.instant().truncatedTo(ChronoUnit.MICROS));
                  return new Changed<>(
                      view(handle, before, expanded), view(handle, after, expanded));
                }));
  }

  private static Customer changed(Customer before, CustomerRequest request) {
    var externalId = request.externalId();
    return new Customer(
        before.id(),
        before.workspaceId(),
        externalId == null ? before.externalId() : externalId,
        request.name().or(before.name()),
        request.email().or(before.email()),
        request.avatar().or(before.avatar()),
        before.country(),
        before.firstTouch(),
        before.linkId(),
        before.programId(),
        before.partnerId(),
        TrackFields.orNull(request.stripeCustomerId().or(before.stripeCustomerId())),
        before.sales(),
        before.saleAmount(),
        before.firstSaleAt(),
        before.subscriptionCanceledAt(),
        before.createdAt());
  }

  /**
   * Deletes a customer; what was reported of them stays.
   *
   * @return the id they had
   * @throws ApiProblem 404 if the workspace has none
   */
  String delete(Caller caller, String reference) {
    return jdbi.inTransaction(
        handle -> {
          var customer = find(handle, caller.workspace().id(), reference);
          if (!CustomerTable.delete(handle, caller.workspace().id(), customer.id())) {
            throw ApiProblem.notFound("Customer not found.");
          }
          return customer.id();
        });
  }

  private static <T> T unlessTaken(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, CustomerTable.EXTERNAL_ID)) {
        throw ApiProblem.conflict("A customer with this external ID already exists.");
      }
      if (Constraint.refused(refused, CustomerTable.STRIPE_CUSTOMER)) {
        throw ApiProblem.conflict("A customer with this Stripe customer ID already exists.");
      }
      throw refused;
    }
  }
}
