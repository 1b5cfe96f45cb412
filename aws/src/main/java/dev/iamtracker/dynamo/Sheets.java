package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.EventItem.DATE;
import static dev.iamtracker.dynamo.EventItem.ID;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What there is of each hour, in short: every commit adds, for each hour of its events, an item
/// with all of them and those of their columns that tell who did what from where, and what rules
/// look at besides as long as it is short.
///
/// It says which events are there already, and lets correlations look at an hour, for a hundredth
/// of what reading the events themselves would cost. It is written behind the events: one that it
/// does not have may be there, and is then written again, as it was.
final class Sheets {
  /// What correlations mostly look at.
  static final Set<Column> COLUMNS = columns();

  /// What correlations look at as well, where it is short.
  static final Set<Column> MORE = more();

  private static final int SHORT = 400;
  private static final String BRIEF = "rows";
  private static final String FULL = "full";
  private static final String EXPIRES = "expires_at";

  /// An item has at most 400 KB.
  private static final int MOST_BYTES = 350_000;

  private final Table table;

  /// @param table of the events
  Sheets(Table table) {
    this.table = table;
  }

  private static Set<Column> columns() {
    var columns = EnumSet.copyOf(EventItem.OPEN);
    columns.addAll(
        List.of(
            Column.EVENT_ID,
            Column.EVENT_TIME,
            Column.AWS_EVENT_TYPE,
            Column.READ_ONLY,
            Column.PRINCIPAL_ID,
            Column.IDENTITY_ACCOUNT_ID,
            Column.SESSION_ISSUER_ARN,
            Column.ACCESS_KEY_ID,
            Column.INVOKED_BY,
            Column.ROLE_ARN,
            Column.TARGET_USER_NAME,
            Column.USER_AGENT,
            Column.MATCHED_RULES));
    return columns;
  }

  private static Set<Column> more() {
    var columns = EnumSet.copyOf(COLUMNS);
    columns.addAll(
        List.of(
            Column.ERROR_MESSAGE,
            Column.VPC_ENDPOINT_ID,
            Column.RESPONSE_ELEMENTS,
            Column.SERVICE_EVENT_DETAILS,
            Column.EXTRA));
    return columns;
  }

  /// An event as a sheet has it.
  ///
  /// @param full whether it has all of [#MORE], and not only [#COLUMNS]
  record Seen(IdentityEvent event, boolean full) {}

  private static boolean isFull(IdentityEvent event) {
    int bytes = 0;
    for (Column column : MORE) {
      byte[] text = COLUMNS.contains(column) ? null : event.toArray(column);
      bytes += text == null ? 0 : text.length;
    }
    return bytes <= SHORT;
  }

  static Instant hour(IdentityEvent event) {
    return event.time().truncatedTo(ChronoUnit.HOURS);
  }

  static LocalDate day(Instant hour) {
    return hour.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// Adds events.
  ///
  /// @param commit different for every commit
  void add(Collection<IdentityEvent> events, String commit, Optional<Instant> expires) {
    var hours = new TreeMap<Instant, List<IdentityEvent>>();
    events.forEach(event -> hours.computeIfAbsent(hour(event), _ -> new ArrayList<>()).add(event));
    var items = new ArrayList<Map<String, AttributeValue>>();
    hours.forEach((hour, some) -> add(hour, some, commit, expires, items));
    table.put(items);
  }

  private static void add(
      Instant hour,
      List<IdentityEvent> events,
      String commit,
      Optional<Instant> expires,
      List<Map<String, AttributeValue>> items) {
    var brief = new ByteArrayOutputStream();
    var full = new ByteArrayOutputStream();
    for (IdentityEvent event : events) {
      if (isFull(event)) {
        EventBytes.write(event, MORE, full);
      } else {
        EventBytes.write(event, COLUMNS, brief);
      }
    }
    byte[] packed = Squeeze.pack(brief.toByteArray());
    byte[] packedFull = Squeeze.pack(full.toByteArray());
    if (packed.length + packedFull.length > MOST_BYTES && events.size() > 1) {
      int half = events.size() / 2;
      add(hour, events.subList(0, half), commit, expires, items);
      add(hour, events.subList(half, events.size()), commit, expires, items);
      return;
    }
    var item = new HashMap<String, AttributeValue>();
    item.put(DATE, AttributeValue.fromS(partition(hour)));
    item.put(ID, AttributeValue.fromS(commit + "/" + items.size()));
    if (brief.size() > 0) {
      item.put(BRIEF, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packed)));
    }
    if (full.size() > 0) {
      item.put(FULL, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packedFull)));
    }
    expires.ifPresent(
        time -> item.put(EXPIRES, AttributeValue.fromN(Long.toString(time.getEpochSecond()))));
    items.add(item);
  }

  private static String partition(Instant hour) {
    return hour.toString().substring(0, "2026-11-22T13".length());
  }

  /// Hands out the events of some hours; one may come twice.
  void read(Collection<Instant> hours, Consumer<Seen> sink) {
    Table.inParallel(hours, this::packed).forEach(sheets -> sheets.forEach(one -> read(one, sink)));
  }

  private static void read(Map<String, AttributeValue> sheet, Consumer<Seen> sink) {
    for (String part : List.of(BRIEF, FULL)) {
      AttributeValue rows = sheet.get(part);
      if (rows != null && rows.b() != null) {
        EventBytes.read(
            Squeeze.unpack(rows.b().asByteArrayUnsafe()),
            new IdentityEvent.Builder(),
            builder -> sink.accept(new Seen(builder.build(), part.equals(FULL))));
      }
    }
  }

  private List<Map<String, AttributeValue>> packed(Instant hour) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    table.query(
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#d = :d")
            .expressionAttributeNames(Map.of("#d", DATE))
            .expressionAttributeValues(Map.of(":d", AttributeValue.fromS(partition(hour)))),
        found::add);
    return found;
  }

  /// Whether an item of the table is one of them.
  static boolean isSheet(Map<String, AttributeValue> item) {
    return Stream.of(BRIEF, FULL).map(item::get).anyMatch(rows -> rows != null && rows.b() != null);
  }
}
