package dev.iamtracker.dynamo;

import dev.iamtracker.collect.Timing;
import dev.iamtracker.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A table, asked many things at a time; what it throttles or leaves undone is asked again.
final class Table {
  /// Most items of one BatchGetItem and one BatchWriteItem.
  ///
  /// See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
  private static final int MOST_GETS = 100;

  private static final int MOST_WRITES = 25;
  private static final int AT_A_TIME = 16;
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private final DynamoDbClient client;
  private final String name;
  private final Timing timing;

  Table(DynamoDbClient client, String name, Timing timing) {
    this.client = client;
    this.name = name;
    this.timing = timing;
  }

  String name() {
    return name;
  }

  private String region() {
    return client.serviceClientConfiguration().region().id();
  }

  /// Asks, again and again while the table is throttled.
  ///
  /// @throws StoreUnavailable when it gives no answer
  <T> T ask(Function<DynamoDbClient, T> question) {
    var patience = new Patience(timing, ENOUGH);
    while (true) {
      try {
        return question.apply(client);
      } catch (SdkException e) {
        if (!TableErrors.isThrottled(e) || !patience.waits()) {
          throw TableErrors.unavailable(name, region(), e);
        }
      }
    }
  }

  /// Those items that are there, as they are now.
  List<Map<String, AttributeValue>> get(Collection<Map<String, AttributeValue>> keys) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    inParallel(chunks(keys, MOST_GETS), this::getChunk).forEach(found::addAll);
    return found;
  }

  private List<Map<String, AttributeValue>> getChunk(List<Map<String, AttributeValue>> keys) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    var patience = new Patience(timing, ENOUGH);
    Map<String, KeysAndAttributes> left =
        Map.of(name, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    while (true) {
      var request = BatchGetItemRequest.builder().requestItems(left).build();
      BatchGetItemResponse answer = ask(client -> client.batchGetItem(request));
      found.addAll(answer.responses().getOrDefault(name, List.of()));
      if (!answer.hasUnprocessedKeys() || answer.unprocessedKeys().isEmpty()) {
        return found;
      }
      left = answer.unprocessedKeys();
      goOn(patience);
    }
  }

  /// Writes items, whatever was there.
  void put(Collection<Map<String, AttributeValue>> items) {
    List<WriteRequest> writes =
        items.stream().map(item -> WriteRequest.builder().putRequest(put(item)).build()).toList();
    inParallel(
        chunks(writes, MOST_WRITES),
        chunk -> {
          write(chunk);
          return chunk.size();
        });
  }

  private static PutRequest put(Map<String, AttributeValue> item) {
    return PutRequest.builder().item(item).build();
  }

  private void write(List<WriteRequest> writes) {
    var patience = new Patience(timing, ENOUGH);
    Map<String, List<WriteRequest>> left = Map.of(name, writes);
    while (true) {
      var request = BatchWriteItemRequest.builder().requestItems(left).build();
      BatchWriteItemResponse answer = ask(client -> client.batchWriteItem(request));
      if (!answer.hasUnprocessedItems() || answer.unprocessedItems().isEmpty()) {
        return;
      }
      left = answer.unprocessedItems();
      goOn(patience);
    }
  }

  private void goOn(Patience patience) {
    if (!patience.waits()) {
      throw new StoreUnavailable(
          "table " + name + ": it leaves items undone for too long; it is throttled", null);
    }
  }

  /// All items that a query finds, page by page.
  void query(QueryRequest.Builder query, Consumer<Map<String, AttributeValue>> sink) {
    Map<String, AttributeValue> start = Map.of();
    do {
      if (!start.isEmpty()) {
        query.exclusiveStartKey(start);
      }
      var request = query.tableName(name).build();
      var answer = ask(client -> client.query(request));
      answer.items().forEach(sink);
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty());
  }

  /// Does something for each, several at a time.
  ///
  /// @return what came of each, in their order
  static <T, R> List<R> inParallel(Collection<T> all, Function<T, R> work) {
    if (all.size() < 2) {
      return all.stream().map(work).toList();
    }
    var room = new Semaphore(AT_A_TIME);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<R>>();
      for (T one : all) {
        room.acquire();
        running.add(executor.submit(() -> freeing(room, () -> work.apply(one))));
      }
      var done = new ArrayList<R>();
      for (Future<R> one : running) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while asking DynamoDB", e);
    }
  }

  private static <R> R freeing(Semaphore room, Supplier<R> work) {
    try {
      return work.get();
    } finally {
      room.release();
    }
  }

  private static <T> List<List<T>> chunks(Collection<T> all, int size) {
    List<T> list = List.copyOf(all);
    var chunks = new ArrayList<List<T>>();
    for (int from = 0; from < list.size(); from += size) {
      chunks.add(list.subList(from, Math.min(list.size(), from + size)));
    }
    return chunks;
  }
}
