package dev.iamtracker.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Items in a table. A condition on the version goes with every write.
final class TableItems implements Items {
  private static final String VERSION = "version";

  /// Different for every write.
  private static final String WRITER = "writer";

  private final Table table;
  private final String partitionKey;
  private final @Nullable String sortKey;

  /// @param sortKey null for a table that has none
  TableItems(Table table, String partitionKey, @Nullable String sortKey) {
    this.table = table;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  @Override
  public Map<Key, Item> get(Set<Key> keys) {
    var found = new HashMap<Key, Item>();
    for (Map<String, AttributeValue> one : table.get(keys.stream().map(this::key).toList())) {
      Item item = item(one);
      found.put(item.key(), item);
    }
    return found;
  }

  @Override
  public List<Item> partition(String partition, String sortPrefix) {
    if (sortKey == null) {
      return get(Key.of(partition)).stream().toList();
    }
    var values = new HashMap<String, AttributeValue>();
    values.put(":p", AttributeValue.fromS(partition));
    var names = new HashMap<String, String>();
    names.put("#p", partitionKey);
    String condition = "#p = :p";
    if (!sortPrefix.isEmpty()) {
      condition += " AND begins_with(#s, :s)";
      names.put("#s", sortKey);
      values.put(":s", AttributeValue.fromS(sortPrefix));
    }
    var found = new ArrayList<Item>();
    table.query(
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression(condition)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values),
        one -> found.add(item(one)));
    return found;
  }

  @Override
  public boolean put(Item item) {
    String writer = writer();
    var values = new HashMap<>(item.values());
    values.putAll(key(item.key()));
    values.put(VERSION, AttributeValue.fromN(Long.toString(item.version() + 1)));
    values.put(WRITER, AttributeValue.fromS(writer));
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(values)
            .conditionExpression(condition(item))
            .expressionAttributeNames(names(item))
            .returnValuesOnConditionCheckFailure(ALL_OLD);
    if (item.version() > 0) {
      put.expressionAttributeValues(version(item));
    }
    PutItemRequest request = put.build();
    return table.ask(
        client -> {
          try {
            client.putItem(request);
            return true;
          } catch (ConditionalCheckFailedException e) {
            // The answer to the first try may have been lost.
            return e.hasItem() && AttributeValue.fromS(writer).equals(e.item().get(WRITER));
          }
        });
  }

  @Override
  public boolean delete(Item item) {
    if (item.version() == 0) {
      return false;
    }
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(key(item.key()))
            .conditionExpression(condition(item))
            .expressionAttributeNames(names(item))
            .expressionAttributeValues(version(item))
            .returnValuesOnConditionCheckFailure(ALL_OLD)
            .build();
    return table.ask(
        client -> {
          try {
            client.deleteItem(request);
            return true;
          } catch (ConditionalCheckFailedException e) {
            return !e.hasItem() || e.item().isEmpty();
          }
        });
  }

  @Override
  public Set<Key> putAll(Collection<Item> items) {
    var written = new LinkedHashSet<Key>();
    List<Item> all = List.copyOf(items);
    List<Boolean> done = Table.inParallel(all, this::put);
    for (int i = 0; i < all.size(); i++) {
      if (done.get(i)) {
        written.add(all.get(i).key());
      }
    }
    return written;
  }

  private String condition(Item item) {
    return item.version() == 0 ? "attribute_not_exists(#k)" : "#k = :v";
  }

  private Map<String, String> names(Item item) {
    return Map.of("#k", item.version() == 0 ? partitionKey : VERSION);
  }

  private static Map<String, AttributeValue> version(Item item) {
    return Map.of(":v", AttributeValue.fromN(Long.toString(item.version())));
  }

  private static String writer() {
    return Long.toUnsignedString(RandomGenerator.getDefault().nextLong(), Character.MAX_RADIX);
  }

  private Map<String, AttributeValue> key(Key key) {
    var values = new HashMap<String, AttributeValue>();
    values.put(partitionKey, AttributeValue.fromS(key.partition()));
    if (sortKey != null) {
      values.put(sortKey, AttributeValue.fromS(key.sort()));
    }
    return values;
  }

  private Item item(Map<String, AttributeValue> all) {
    var values = new HashMap<>(all);
    String partition = text(values.remove(partitionKey));
    String sort = sortKey == null ? "" : text(values.remove(sortKey));
    AttributeValue version = values.remove(VERSION);
    values.remove(WRITER);
    return new Item(
        new Key(partition, sort), version == null ? 0 : Long.parseLong(version.n()), values);
  }

  private static String text(@Nullable AttributeValue value) {
    return value == null ? "" : value.s();
  }
}
