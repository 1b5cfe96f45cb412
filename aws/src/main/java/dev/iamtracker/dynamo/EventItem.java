package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Events as items of the events table: what keys and indexes need stands for itself, everything
/// else is squeezed into one attribute. What does not fit into an item goes on in others, in a
/// partition that no day has.
final class EventItem {
  static final String DATE = "event_date";
  static final String ID = "event_id";

  /// Attributes of their own: keys, and what the indexes show.
  static final Set<Column> OPEN =
      Set.copyOf(
          EnumSet.of(
              Column.EVENT_NAME,
              Column.EVENT_SOURCE,
              Column.USER_NAME,
              Column.IDENTITY_TYPE,
              Column.PRINCIPAL_ARN,
              Column.SESSION_NAME,
              Column.ACCOUNT_ID,
              Column.AWS_REGION,
              Column.SOURCE_IP,
              Column.OUTCOME,
              Column.ERROR_CODE));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final String EVENT_TIME = "event_time";
  private static final String REST = "rest";
  private static final String PARTS = "parts";
  private static final String EXPIRES = "expires_at";

  /// Indexes take keys of up to 2,048 and 1,024 bytes, and whoever asks them pays for what they
  /// show; a longer text is whole in the rest.
  private static final int MOST_OPEN = 512;

  private static final int MOST_ID = 1000;

  /// An item has at most 400 KB.
  private static final int MOST_REST = 350_000;

  private EventItem() {}

  /// The items of an event, the one that shows it last.
  ///
  /// @param expires when it may be deleted, empty for never
  static List<Map<String, AttributeValue>> of(
      IdentityEvent event, Instant stored, Optional<Instant> expires) {
    var item = new HashMap<>(key(event));
    String id = event.id().toString();
    var rest = new ArrayList<Column>();
    if (!id.equals(text(item, ID))) {
      rest.add(Column.EVENT_ID);
    }
    item.put(EVENT_TIME, AttributeValue.fromS(time(event.time())));
    for (Column column : Column.stored()) {
      if (OPEN.contains(column)) {
        Optional<String> text = event.text(column);
        text.ifPresent(all -> item.put(column.sqlName(), AttributeValue.fromS(shown(all))));
        if (text.filter(all -> !shown(all).equals(all)).isPresent()) {
          rest.add(column);
        }
      } else if (column != Column.EVENT_ID && column != Column.INGESTED_AT) {
        rest.add(column);
      }
    }
    var bytes = new ByteArrayOutputStream();
    EventBytes.write(event, rest, bytes);
    byte[] packed = Squeeze.pack(bytes.toByteArray());
    item.put(
        Column.INGESTED_AT.sqlName(), AttributeValue.fromN(Long.toString(stored.getEpochSecond())));
    expires.ifPresent(
        time -> item.put(EXPIRES, AttributeValue.fromN(Long.toString(time.getEpochSecond()))));
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (int from = MOST_REST; from < packed.length; from += MOST_REST) {
      var part = new HashMap<>(partKey(item, items.size() + 1));
      part.put(REST, bytes(packed, from));
      expires.ifPresent(
          time -> part.put(EXPIRES, AttributeValue.fromN(Long.toString(time.getEpochSecond()))));
      items.add(part);
    }
    if (!items.isEmpty()) {
      item.put(PARTS, AttributeValue.fromN(Integer.toString(items.size())));
    }
    item.put(REST, bytes(packed, 0));
    items.add(item);
    return items;
  }

  private static AttributeValue bytes(byte[] all, int from) {
    int length = Math.min(MOST_REST, all.length - from);
    var part = new byte[length];
    System.arraycopy(all, from, part, 0, length);
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(part));
  }

  static String shown(String text) {
    if (text.length() <= MOST_OPEN / 4) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= MOST_OPEN) {
      return text;
    }
    int end = MOST_OPEN;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  /// As `event_time` has it.
  static String time(Instant time) {
    return TIME.format(time);
  }

  static Map<String, AttributeValue> key(IdentityEvent event) {
    return key(event.date().toString(), event.id().toString());
  }

  static Map<String, AttributeValue> key(String day, String id) {
    return Map.of(DATE, AttributeValue.fromS(day), ID, AttributeValue.fromS(sortKey(id)));
  }

  private static String sortKey(String id) {
    byte[] bytes = id.getBytes(UTF_8);
    if (bytes.length <= MOST_ID) {
      return id;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "long:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Whether an item was made here, and not by another program whose table this was before.
  static boolean isOfThisVersion(Map<String, AttributeValue> item) {
    AttributeValue rest = item.get(REST);
    return rest != null && rest.b() != null;
  }

  /// Keys of the items that an item goes on in, in their order.
  static List<Map<String, AttributeValue>> parts(Map<String, AttributeValue> item) {
    AttributeValue parts = item.get(PARTS);
    var keys = new ArrayList<Map<String, AttributeValue>>();
    for (int i = 1; parts != null && i <= Integer.parseInt(parts.n()); i++) {
      keys.add(partKey(item, i));
    }
    return keys;
  }

  private static Map<String, AttributeValue> partKey(Map<String, AttributeValue> item, int part) {
    return Map.of(
        DATE,
        AttributeValue.fromS(text(item, DATE) + "/large"),
        ID,
        AttributeValue.fromS("%04d/%s".formatted(part, text(item, ID))));
  }

  /// The event of an item.
  ///
  /// @param parts those that it goes on in, in their order
  static IdentityEvent event(
      Map<String, AttributeValue> item, List<Map<String, AttributeValue>> parts) {
    var packed = new ByteArrayOutputStream();
    packed.writeBytes(bytes(item));
    parts.forEach(part -> packed.writeBytes(bytes(part)));
    var events = new ArrayList<IdentityEvent>(1);
    EventBytes.read(
        Squeeze.unpack(packed.toByteArray()),
        new IdentityEvent.Builder(),
        builder -> events.add(event(builder, item)));
    return events.getFirst();
  }

  private static IdentityEvent event(
      IdentityEvent.Builder builder, Map<String, AttributeValue> item) {
    if (!builder.has(Column.EVENT_ID)) {
      builder.text(Column.EVENT_ID, text(item, ID));
    }
    AttributeValue stored = item.get(Column.INGESTED_AT.sqlName());
    if (stored != null) {
      builder.millis(Column.INGESTED_AT, Long.parseLong(stored.n()) * 1000);
    }
    for (Column column : OPEN) {
      AttributeValue value = item.get(column.sqlName());
      if (value != null && !builder.has(column)) {
        builder.text(column, value.s());
      }
    }
    return builder.build();
  }

  private static byte[] bytes(Map<String, AttributeValue> item) {
    AttributeValue rest = item.get(REST);
    return rest == null || rest.b() == null ? new byte[0] : rest.b().asByteArrayUnsafe();
  }

  static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
