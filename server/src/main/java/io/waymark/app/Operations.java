package io.waymark.app;

import io.waymark.analytics.AnalyticsSlice;
import io.waymark.logs.LogSlice;
import io.waymark.partners.PartnerSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The API's operations, in the order in which they are documented. To find one, follow the slice
 * that its path is about.
 */
final class Operations {
  private Operations() {}

  static List<Operation> of(
      Ground ground,
      LinkArea links,
      AnalyticsSlice analytics,
      ConversionArea conversions,
      PartnerSlice partners,
      MessageArea messages,
      LogSlice logs,
      AccountArea accounts,
      TrafficArea traffic) {
    var identity = accounts.identity();
    var workspace = identity.workspaceOperations();
    var open = new PublicOperations(identity::signedIn, ground.limits().all());
    var operations =
        new ArrayList<>(
            Stream.of(
                    links.links().operations(workspace),
                    links.imports().operations(workspace),
                    links.domains().operations(workspace),
                    links.tags().operations(workspace),
                    links.folders().operations(workspace),
                    links.utm().operations(workspace),
                    analytics.operations(workspace),
                    conversions.conversions().operations(workspace),
                    conversions.conversions().operations(identity.pageOperations()),
                    conversions.payments().operations(workspace),
                    partners.operations(workspace),
                    analytics.operationsOnPartners(workspace),
                    messages.webhooks().operations(workspace),
                    logs.operations(workspace),
                    accounts.operations(),
                    traffic.tracking().operations(open),
                    List.of(links.uploads().operation(workspace)),
                    List.of(links.uploads().operation(open)),
                    conversions.payments().operations(open),
                    accounts.operations(open),
                    links.links().operations(open),
                    analytics.operations(open),
                    links.metatags().operations(open),
                    links.qr().operations(open))
                .flatMap(List::stream)
                .toList());
    operations.addAll(LegacyPaths.of(List.copyOf(operations)));
    return operations;
  }
}
