package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.dynamo.RecordedItems.Change;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Changes of items as bytes, with the kinds of attributes that [Item] has.
final class ChangeBytes {
  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte FLAG = 3;
  private static final byte TEXTS = 4;
  private static final byte BYTES = 5;

  private ChangeBytes() {}

  static byte[] of(List<Change> changes) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(changes.size());
      for (Change change : changes) {
        text(change.key().partition(), out);
        text(change.key().sort(), out);
        out.writeLong(change.before());
        Item after = change.after();
        out.writeInt(after == null ? -1 : after.values().size());
        if (after != null) {
          for (var value : after.values().entrySet()) {
            text(value.getKey(), out);
            value(value.getValue(), out);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void value(AttributeValue value, DataOutputStream out) throws IOException {
    switch (value.type()) {
      case S -> {
        out.writeByte(TEXT);
        text(value.s(), out);
      }
      case N -> {
        out.writeByte(NUMBER);
        text(value.n(), out);
      }
      case BOOL -> {
        out.writeByte(FLAG);
        out.writeBoolean(value.bool());
      }
      case B -> {
        byte[] all = value.b().asByteArrayUnsafe();
        out.writeByte(BYTES);
        out.writeInt(all.length);
        out.write(all);
      }
      case L -> {
        out.writeByte(TEXTS);
        out.writeInt(value.l().size());
        for (AttributeValue one : value.l()) {
          text(one.s(), out);
        }
      }
      default ->
          throw new IllegalArgumentException("items have no such attributes: " + value.type());
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static List<Change> read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      var changes = new ArrayList<Change>(count);
      for (int i = 0; i < count; i++) {
        var key = new Key(text(in), text(in));
        long before = in.readLong();
        int size = in.readInt();
        changes.add(
            new Change(key, before, size < 0 ? null : new Item(key, before, values(size, in))));
      }
      return changes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, AttributeValue> values(int size, DataInputStream in)
      throws IOException {
    var values = new HashMap<String, AttributeValue>();
    for (int i = 0; i < size; i++) {
      values.put(text(in), value(in));
    }
    return values;
  }

  private static AttributeValue value(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case TEXT -> AttributeValue.fromS(text(in));
      case NUMBER -> AttributeValue.fromN(text(in));
      case FLAG -> AttributeValue.fromBool(in.readBoolean());
      case BYTES -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(in.readNBytes(in.readInt())));
      case TEXTS -> {
        int size = in.readInt();
        var texts = new ArrayList<AttributeValue>(size);
        for (int i = 0; i < size; i++) {
          texts.add(AttributeValue.fromS(text(in)));
        }
        yield AttributeValue.fromL(texts);
      }
      default -> throw new IOException("unknown kind of attribute: " + kind);
    };
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }
}
