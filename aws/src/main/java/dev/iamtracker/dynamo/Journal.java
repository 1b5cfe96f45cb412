package dev.iamtracker.dynamo;

import dev.iamtracker.dynamo.RecordedItems.Change;
import dev.iamtracker.store.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What a commit is going to change, written down before anything is changed: whoever commits next
/// finishes what a dead one began. A change that was made already is not made again, because the
/// item has another version then.
final class Journal {
  private static final String HEAD = "journal";
  private static final String KEY = "region";
  private static final String CHANGES = "changes";
  private static final String NAME = "name";
  private static final String PARTS = "parts";
  private static final int MOST_BYTES = 350_000;

  private final Table control;
  private final Items target;

  /// @param target what is changed
  Journal(Table control, Items target) {
    this.control = control;
    this.target = target;
  }

  /// Makes changes, all of them even if this process dies meanwhile.
  ///
  /// @param lease which the commit holds: without it nothing is changed
  /// @throws StoreUnavailable when somebody else has the lease
  void make(List<Change> changes, Lease lease) {
    if (changes.isEmpty()) {
      return;
    }
    if (changes.size() == 1) {
      // One change is made or not made by itself.
      apply(changes);
      return;
    }
    byte[] packed = Squeeze.pack(ChangeBytes.of(changes));
    int parts = (packed.length - 1) / MOST_BYTES;
    var items = new ArrayList<Map<String, AttributeValue>>();
    // Whoever lost the lease may still write parts, but not those of others.
    String name = HEAD + "#" + lease.owner();
    for (int part = 1; part <= parts; part++) {
      items.add(item(partName(name, part), packed, part * MOST_BYTES));
    }
    control.put(items);
    var head = new HashMap<>(item(HEAD, packed, 0));
    head.put(NAME, AttributeValue.fromS(name));
    head.put(PARTS, AttributeValue.fromN(Integer.toString(parts)));
    begin(head, lease.item());
    apply(changes);
    delete(head);
  }

  private static String partName(String name, int part) {
    return name + "#" + part;
  }

  private static boolean tookOver(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
  }

  /// The head goes first: parts without it mean nothing.
  private void delete(Map<String, AttributeValue> head) {
    delete(HEAD);
    partNames(head).forEach(this::delete);
  }

  private void delete(String name) {
    control.ask(
        client -> client.deleteItem(delete -> delete.tableName(control.name()).key(key(name))));
  }

  private static List<String> partNames(Map<String, AttributeValue> head) {
    String name = head.getOrDefault(NAME, AttributeValue.fromS(HEAD)).s();
    int parts = Integer.parseInt(head.getOrDefault(PARTS, AttributeValue.fromN("0")).n());
    return IntStream.rangeClosed(1, parts).mapToObj(part -> partName(name, part)).toList();
  }

  private void begin(Map<String, AttributeValue> head, Item lease) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .conditionCheck(
                        ConditionCheck.builder()
                            .tableName(control.name())
                            .key(Map.of(KEY, AttributeValue.fromS(lease.key().partition())))
                            .conditionExpression("version = :v")
                            .expressionAttributeValues(
                                Map.of(":v", AttributeValue.fromN(Long.toString(lease.version()))))
                            .build())
                    .build(),
                TransactWriteItem.builder()
                    .put(Put.builder().tableName(control.name()).item(head).build())
                    .build())
            .build();
    control.ask(
        client -> {
          try {
            return client.transactWriteItems(request);
          } catch (TransactionCanceledException e) {
            if (!tookOver(e)) {
              throw e;
            }
            throw new StoreUnavailable(
                "another process took over while this one was slow; nothing was changed, the next"
                    + " run goes on from here",
                e);
          }
        });
  }

  /// Finishes what a dead process began.
  void redo() {
    for (Map<String, AttributeValue> head : control.get(List.of(key(HEAD)))) {
      apply(changes(head));
      delete(head);
    }
  }

  private List<Change> changes(Map<String, AttributeValue> head) {
    var packed = new ByteArrayOutputStream();
    packed.writeBytes(bytes(head));
    for (String part : partNames(head)) {
      control.get(List.of(key(part))).forEach(item -> packed.writeBytes(bytes(item)));
    }
    return ChangeBytes.read(Squeeze.unpack(packed.toByteArray()));
  }

  private void apply(List<Change> changes) {
    Table.inParallel(changes, this::apply);
  }

  private boolean apply(Change change) {
    Item after = change.after();
    return after == null
        ? target.delete(new Item(change.key(), change.before(), Map.of()))
        : target.put(new Item(change.key(), change.before(), after.values()));
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of(KEY, AttributeValue.fromS(name));
  }

  private static Map<String, AttributeValue> item(String key, byte[] packed, int from) {
    int length = Math.min(MOST_BYTES, packed.length - from);
    var part = new byte[length];
    System.arraycopy(packed, from, part, 0, length);
    return Map.of(
        KEY,
        AttributeValue.fromS(key),
        CHANGES,
        AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(part)));
  }

  private static byte[] bytes(Map<String, AttributeValue> item) {
    AttributeValue changes = item.get(CHANGES);
    return changes == null ? new byte[0] : changes.b().asByteArrayUnsafe();
  }
}
