package dev.iamtracker.dynamo;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The three tables of a stack over one client.
final class OpenTables implements StackTables {
  private static final Duration COMMIT = Duration.ofSeconds(30);

  private final StackSettings settings;
  private final Timing timing;
  private final Table eventTable;
  private final Table control;
  private final Table alerts;

  OpenTables(DynamoDbClient client, StackSettings settings, Timing timing) {
    this.settings = settings;
    this.timing = timing;
    this.eventTable = new Table(client, settings.eventsTable(), timing);
    this.control = new Table(client, settings.controlTable(), timing);
    this.alerts = new Table(client, settings.alertsTable(), timing);
  }

  StackLookup lookup() {
    return new StackLookup(events(), eventTable, days());
  }

  @Override
  public Items alertItems() {
    return new TableItems(alerts, "event_id", "alert_type");
  }

  Items controlItems() {
    return new TableItems(control, "region", null);
  }

  @Override
  public AlertStores stores(Items items) {
    FindingRetention kept = settings.findingRetention();
    return new AlertStores(
        new DynamoFindings(items, kept),
        new DynamoOutbox(items, kept),
        new DynamoGroups(items, kept),
        new DynamoChannels(items));
  }

  @Override
  public EventTable events() {
    return new EventTable(eventTable);
  }

  @Override
  public Sheets sheets() {
    return new Sheets(eventTable);
  }

  @Override
  public DayLedger days() {
    return new DayLedger(control);
  }

  @Override
  public CoverageLedger coverage() {
    return new DynamoCoverage(controlItems(), timing);
  }

  @Override
  public Journal journal() {
    return new Journal(control, alertItems());
  }

  @Override
  public Lease commitLease(String run) {
    var patience = new Patience(timing, settings.patience());
    while (true) {
      Optional<Lease> lease = Lease.take(controlItems(), "lease#commit", run, timing, COMMIT);
      if (lease.isPresent()) {
        return lease.get();
      }
      if (!patience.waits()) {
        throw StoreUnavailable.busy(
            "others have been committing to "
                + settings.controlTable()
                + " for "
                + settings.patience().toSeconds()
                + " seconds; try again");
      }
    }
  }

  @Override
  public void quarantine(List<Quarantined> pieces) {
    new QuarantineItems(alertItems(), settings.findingRetention()).add(pieces, now());
  }

  @Override
  public void keep(String summary) {
    new KeptTexts(controlItems(), timing).put("checkpoint", summary);
  }

  @Override
  public Instant now() {
    return timing.instant();
  }

  @Override
  public Optional<Instant> expires(Instant now) {
    return settings.eventRetention().map(now::plus);
  }
}
