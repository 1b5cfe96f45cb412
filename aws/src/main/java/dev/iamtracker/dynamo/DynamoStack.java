package dev.iamtracker.dynamo;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.OpenGroups;
import dev.iamtracker.alert.OutboxUpkeep;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.export.EventDays;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The tables of a stack: its events, what was read of event history, findings and alerts.
///
/// Commits go one after another, whoever makes them; everything else may happen at the same time.
public final class DynamoStack implements AutoCloseable {
  private static final Duration RUN = Duration.ofMinutes(2);

  private final DynamoDbClient client;
  private final Timing timing;
  private final StackSettings settings;
  private final OpenTables tables;

  private DynamoStack(DynamoDbClient client, StackSettings settings, Timing timing) {
    this.client = client;
    this.timing = timing;
    this.settings = settings;
    this.tables = new OpenTables(client, settings, timing);
  }

  /// Opens the tables; nobody asks them before something is asked here.
  public static DynamoStack open(AwsAccess access, StackSettings settings, Timing timing) {
    String region = access.region().orElse("us-east-1");
    return new DynamoStack(
        access.client(DynamoDbClient::builder, "DYNAMODB", region), settings, timing);
  }

  /// Begins a run.
  ///
  /// @param command what it does, for its id
  public TrackedRun begin(String command) {
    return new DynamoRun(tables, command + "-" + UUID.randomUUID());
  }

  /// What was found and who is told of it, as it is now. Groups belong to commits: none are seen
  /// here.
  public AlertStores alerts() {
    AlertStores all = tables.stores(tables.alertItems());
    return new AlertStores(all.findings(), all.outbox(), OpenGroups.NONE, all.channels());
  }

  public OutboxUpkeep upkeep() {
    return new DynamoOutbox(tables.alertItems(), settings.findingRetention());
  }

  public CoverageLedger coverage() {
    return tables.coverage();
  }

  public EventDays days() {
    return new StackDays(tables.days(), tables.events());
  }

  public StackLookup events() {
    return tables.lookup();
  }

  /// Does something while nobody commits, such as changing a finding by hand.
  public <T> T alone(Supplier<T> work) {
    try (Lease _ = tables.commitLease("alone-" + UUID.randomUUID())) {
      tables.journal().redo();
      return work.get();
    }
  }

  /// The right to do something that is done by one at a time; empty when somebody else has it.
  public Optional<Lease> lease(String name) {
    return Lease.take(
        tables.controlItems(), "lease#" + name, UUID.randomUUID().toString(), timing, RUN);
  }

  /// Where the tables are.
  public String region() {
    return client.serviceClientConfiguration().region().id();
  }

  /// The days that have events, in their order.
  public List<LocalDate> eventDays() {
    return tables.days().days().stream().map(day -> day.now().day()).sorted().toList();
  }

  /// Keeps a text, such as the summary of a run, in the place of the one before.
  public void keep(String name, String text) {
    texts().put(name, text);
  }

  /// What [#keep] kept last.
  public Optional<KeptText> kept(String name) {
    return texts().get(name);
  }

  /// All that is kept, by name.
  public Map<String, KeptText> allKept() {
    return texts().all();
  }

  private KeptTexts texts() {
    return new KeptTexts(tables.controlItems(), timing);
  }

  @Override
  public void close() {
    client.close();
  }
}
