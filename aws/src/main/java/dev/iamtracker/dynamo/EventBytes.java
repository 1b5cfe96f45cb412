package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Columns of events as bytes: of each column that is not absent its name, the length of its text
/// and the text; an empty name ends an event. Names and not numbers, so that columns may come, go
/// and move.
final class EventBytes {
  private static final Map<String, Column> COLUMNS = new HashMap<>();
  private static final Map<Column, byte[]> NAMES = new HashMap<>();

  static {
    for (Column column : Column.stored()) {
      COLUMNS.put(column.sqlName(), column);
      NAMES.put(column, column.sqlName().getBytes(UTF_8));
    }
  }

  private EventBytes() {}

  static void write(IdentityEvent event, Collection<Column> columns, ByteArrayOutputStream out) {
    for (Column column : columns) {
      byte[] text = text(event, column);
      byte[] name = NAMES.get(column);
      if (text.length > 0 && name != null) {
        out.write(name.length);
        out.writeBytes(name);
        writeLength(text.length, out);
        out.writeBytes(text);
      }
    }
    out.write(0);
  }

  private static byte[] text(IdentityEvent event, Column column) {
    if (column.type() == ColumnType.TIME) {
      long millis = event.millis(column);
      return millis == IdentityEvent.NO_TIME ? new byte[0] : Long.toString(millis).getBytes(UTF_8);
    }
    Utf8 text = event.utf8(column);
    return text == null ? new byte[0] : text.toArray();
  }

  private static void writeLength(int length, ByteArrayOutputStream out) {
    int left = length;
    while (left > 0x7f) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  /// Reads events one after another into a builder, which the sink has to use at once.
  static void read(
      byte[] bytes, IdentityEvent.Builder builder, Consumer<IdentityEvent.Builder> sink) {
    var in = ByteBuffer.wrap(bytes);
    builder.clear();
    while (in.hasRemaining()) {
      int nameLength = in.get();
      if (nameLength == 0) {
        sink.accept(builder);
        builder.clear();
      } else {
        String name = new String(bytes, in.position(), nameLength, UTF_8);
        in.position(in.position() + nameLength);
        int length = readLength(in);
        Column column = COLUMNS.get(name);
        if (column != null) {
          fill(builder, column, bytes, in.position(), in.position() + length);
        }
        in.position(in.position() + length);
      }
    }
  }

  private static void fill(
      IdentityEvent.Builder builder, Column column, byte[] bytes, int start, int end) {
    if (column.type() == ColumnType.TIME) {
      builder.millis(
          column, Long.parseLong(new String(Arrays.copyOfRange(bytes, start, end), UTF_8)));
    } else {
      builder.text(column, bytes, start, end);
    }
  }

  private static int readLength(ByteBuffer in) {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      length |= (next & 0x7f) << shift;
      if (next >= 0) {
        return length;
      }
    }
  }
}
