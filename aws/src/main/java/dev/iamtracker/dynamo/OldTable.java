package dev.iamtracker.dynamo;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.predecessor.OldItem;
import dev.iamtracker.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// The events table of a stack of the Python version; it is only read, by `DescribeTable` and
/// `Scan`.
public final class OldTable implements AutoCloseable {
  private static final int SEGMENTS = 8;
  private static final int PAGES_WAITING = 4;

  private final DynamoDbClient client;
  private final Table table;
  private final String region;

  private OldTable(DynamoDbClient client, String name, String region, Timing timing) {
    this.client = client;
    this.table = new Table(client, name, timing);
    this.region = region;
  }

  /// Opens the table of a stack; nobody asks it before something is asked here.
  public static OldTable open(AwsAccess access, String stack, Timing timing) {
    String region = access.region().orElse("us-east-1");
    return new OldTable(
        access.client(DynamoDbClient::builder, "DYNAMODB", region),
        StackSettings.of(stack).eventsTable(),
        region,
        timing);
  }

  /// How much is in a table, as DynamoDB last counted it: hours ago perhaps.
  public record Size(long items, long bytes) {}

  /// Items that were read together.
  ///
  /// @param newer how many others there were: of this version, which shares a table with the old
  ///   one when it was deployed over it
  public record Page(List<OldItem> items, long newer) {
    public Page {
      items = List.copyOf(items);
    }
  }

  private sealed interface Read {
    record Some(Page page) implements Read {}

    record SegmentDone() implements Read {}

    record Failed(RuntimeException cause) implements Read {}
  }

  public String name() {
    return table.name();
  }

  public String region() {
    return region;
  }

  /// @throws StoreUnavailable when there is no such table, or it may not be asked
  public Size size() {
    var request = DescribeTableRequest.builder().tableName(table.name()).build();
    TableDescription description = table.ask(asked -> asked.describeTable(request)).table();
    return new Size(orNone(description.itemCount()), orNone(description.tableSizeBytes()));
  }

  private static long orNone(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /// Hands out all items, in no order, in the thread that asks; several pages are read ahead.
  ///
  /// @throws StoreUnavailable when it cannot be read to its end
  public void read(Consumer<Page> sink) {
    BlockingQueue<Read> pages = new ArrayBlockingQueue<>(PAGES_WAITING);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int i = 0; i < SEGMENTS; i++) {
        int segment = i;
        executor.execute(() -> segment(segment, pages));
      }
      int left = SEGMENTS;
      while (left > 0) {
        switch (pages.take()) {
          case Read.Some(Page page) -> sink.accept(page);
          case Read.SegmentDone() -> left--;
          case Read.Failed(RuntimeException cause) -> throw cause;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while reading table " + table.name(), e);
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }

  private void segment(int segment, BlockingQueue<Read> pages) {
    try {
      try {
        scan(segment, pages);
        pages.put(new Read.SegmentDone());
      } catch (RuntimeException e) {
        pages.put(new Read.Failed(e));
      }
    } catch (InterruptedException _) {
      // Nobody waits for it any more.
      Thread.currentThread().interrupt();
    }
  }

  private void scan(int segment, BlockingQueue<Read> pages) throws InterruptedException {
    Map<String, AttributeValue> start = Map.of();
    do {
      ScanRequest.Builder scan =
          ScanRequest.builder().tableName(table.name()).segment(segment).totalSegments(SEGMENTS);
      if (!start.isEmpty()) {
        scan.exclusiveStartKey(start);
      }
      ScanRequest request = scan.build();
      var answer = table.ask(asked -> asked.scan(request));
      pages.put(new Read.Some(page(answer.items())));
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty());
  }

  private static Page page(List<Map<String, AttributeValue>> items) {
    var old = new ArrayList<OldItem>(items.size());
    long newer = 0;
    for (Map<String, AttributeValue> item : items) {
      if (EventItem.isOfThisVersion(item) || Sheets.isSheet(item)) {
        newer++;
      } else {
        var attributes = new TreeMap<String, JsonTree>();
        item.forEach((name, value) -> attributes.put(name, AttributeTree.of(value)));
        old.add(new OldItem(attributes));
      }
    }
    return new Page(old, newer);
  }

  @Override
  public void close() {
    client.close();
  }
}
