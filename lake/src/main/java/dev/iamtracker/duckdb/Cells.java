package dev.iamtracker.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of DuckDB as the values of a query result.
final class Cells {
  private Cells() {}

  /// The names of the columns of an answer.
  static List<String> names(ResultSet answer) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
      names.add(answer.getMetaData().getColumnLabel(i));
    }
    return names;
  }

  /// The row the answer stands on.
  static List<@Nullable Object> row(ResultSet answer, int columns) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      row.add(cell(answer, i));
    }
    return Collections.unmodifiableList(row);
  }

  private static @Nullable Object cell(ResultSet answer, int column) throws SQLException {
    String type = answer.getMetaData().getColumnTypeName(column);
    // java.sql.Timestamp would go through the zone of this machine.
    return type.startsWith("TIMESTAMP") && !type.endsWith("]") && !type.contains("ZONE")
        ? answer.getObject(column, LocalDateTime.class)
        : value(answer.getObject(column));
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case String text -> text;
      case Long number -> number;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case BigInteger number ->
          number.bitLength() < 64 ? number.longValue() : new BigDecimal(number);
      case Float number -> number.doubleValue();
      case Double number -> number;
      case BigDecimal number -> number;
      case LocalDate day -> day;
      case LocalDateTime time -> time;
      case Date day -> day.toLocalDate();
      case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      case Timestamp time -> time.toLocalDateTime();
      case Array array -> list((Object[]) array.getArray());
      case Blob blob -> HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      default -> value.toString();
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (Object value : values) {
      list.add(value(value));
    }
    return Collections.unmodifiableList(list);
  }
}
