package dev.iamtracker.dynamo;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.localaws.LocalDynamo;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The tables of a stack of its own in DynamoDB Local.
final class TestTables implements AutoCloseable {
  static final FindingRetention RETENTION = new FindingRetention(400);

  private static final AtomicInteger COUNT = new AtomicInteger();

  final String stack = "test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  final AwsAccess access;
  final DynamoDbClient client;
  final Timing timing = Timing.of(Clock.systemUTC());

  TestTables() {
    this(LocalDynamo.get().environment());
  }

  /// @param environment that leads to DynamoDB Local, perhaps through a gate
  TestTables(Map<String, String> environment) {
    LocalDynamo.get().createTables(stack);
    access = AwsAccess.of(environment);
    client = access.client(DynamoDbClient::builder, "DYNAMODB", "us-east-1");
  }

  Table table(String name) {
    return new Table(client, stack + "-" + name, timing);
  }

  Items alerts() {
    return new TableItems(table("alerts"), "event_id", "alert_type");
  }

  Items control() {
    return new TableItems(table("control"), "region", null);
  }

  @Override
  public void close() {
    client.close();
    access.close();
  }
}
